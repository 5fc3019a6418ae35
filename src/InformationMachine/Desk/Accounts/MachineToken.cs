using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InformationMachine.Configuration;

namespace InformationMachine.Desk.Accounts;

/// <summary>
/// How verbs reach the running machine's API: <c>desk.json</c> in the data directory holds its address and a secret that is new with
/// every start. Who may read that file may change the data anyway.
/// </summary>
internal sealed class MachineToken(string path)
{
    public const string FileName = "desk.json";
    public const string CallerHeader = "X-Decided-By";
    private const int MaximumCaller = 100;

    private readonly string _secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Address and secret of the machine that runs on a data directory; null where none says so.</summary>
    public static (Uri Address, string Secret)? Read(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            if (Uri.TryCreate(json.RootElement.GetProperty("address").GetString(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                && json.RootElement.GetProperty("secret").GetString() is { Length: > 0 } secret && secret.All(char.IsAsciiLetterOrDigit))
                return (address, secret);
            throw new RefusedException(ExitCode.Failed, Garbage(path));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new RefusedException(ExitCode.Failed, Garbage(path), e);
        }
    }

    public void Publish(string address) => PrivateFile.Write(path, JsonSerializer.Serialize(new { address, secret = _secret }));

    /// <summary>A disk that takes no writes keeps the file; verbs then find that nobody answers at its address.</summary>
    public void Withdraw()
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The machine ends all the same.
        }
    }

    public bool IsCarriedBy(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { Length: > 7 } header && header.StartsWith("Bearer ", StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header[7..]), Encoding.UTF8.GetBytes(_secret));

    public static string Caller(HttpRequest request) =>
        request.Headers[CallerHeader].ToString() is { Length: > 0 and <= MaximumCaller } caller ? Uri.UnescapeDataString(caller) : ThisUser.Name;

    private static string Garbage(string path) => $"{path} is not what a running machine wrote. Start the machine anew, or delete the file where none runs.";
}
