using System.Security.Cryptography;
using System.Text;
using InformationMachine.Configuration;

namespace InformationMachine.Desk.Accounts;

/// <summary>
/// What opens the desk before there are accounts: a secret for one use, in <c>first-key</c> of the data directory, which only its owner
/// may read. Being on this computer is no proof: a proxy on it is too. It ends when it is used, when there is an account, and with the
/// machine; whoever asks to sign in when none is left causes the next one. Thread-safe.
/// </summary>
internal sealed partial class FirstKey(string path, AccountFile accounts, ILogger<FirstKey> logger)
{
    public const string FileName = "first-key";
    private const int MaximumLength = 200;

    private readonly Lock _lock = new();
    private string? _secret;

    /// <summary>Whether it, and a session it began, means anything.</summary>
    public bool IsNeeded => accounts.All.IsEmpty;

    /// <summary>The path below the desk's address that opens it; null where there are accounts.</summary>
    public string? Link
    {
        get
        {
            lock (_lock)
            {
                if (!IsNeeded) Clear();
                else if (_secret is null) Make();
                return _secret is null ? null : "login/first?key=" + _secret;
            }
        }
    }

    /// <summary>Whether this is the secret, which it then was for the last time.</summary>
    public bool Take(string? key)
    {
        lock (_lock)
        {
            if (_secret is null || key is not { Length: > 0 and <= MaximumLength } || !IsNeeded) return false;
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(_secret))) return false;
            Clear();
            return true;
        }
    }

    /// <summary>Ends it, with the machine.</summary>
    public void Withdraw()
    {
        lock (_lock) Clear();
    }

    private void Make()
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        PrivateFile.Write(path, secret + "\n");
        _secret = secret;
        Made(path);
    }

    private void Clear()
    {
        _secret = null;
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is written there opens nothing any more.
            Left(path, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} holds a used key and cannot be removed: {Reason}")]
    private partial void Left(string file, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "There are no accounts: the key that opens the desk once is in {File}; append it to the desk's address as login/first?key=KEY, or add an account with `users add`")]
    private partial void Made(string file);
}
