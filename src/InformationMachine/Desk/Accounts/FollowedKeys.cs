using InformationMachine.Configuration;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Internal;
using Microsoft.Extensions.Options;

namespace InformationMachine.Desk.Accounts;

/// <summary>
/// Has the keys of sessions read again when another process has added one: two desks that start at once on an empty database make one each, and without
/// this neither would know the other's before the next day.
/// </summary>
internal sealed class FollowedKeys(IDocument document, IOptions<KeyManagementOptions> options, IActivator activator, ILoggerFactory loggers) : BackgroundService, IKeyManager
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private readonly XmlKeyManager _keys = new(options, activator, loggers);
    private CancellationTokenSource _changed = new();

    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate)
    {
        var key = _keys.CreateNewKey(activationDate, expirationDate);
        Change();
        return key;
    }

    public IReadOnlyCollection<IKey> GetAllKeys() => _keys.GetAllKeys();

    public CancellationToken GetCacheExpirationToken() => Volatile.Read(ref _changed).Token;

    public void RevokeKey(Guid keyId, string? reason = null)
    {
        _keys.RevokeKey(keyId, reason);
        Change();
    }

    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null)
    {
        _keys.RevokeAllKeys(revocationDate, reason);
        Change();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What was added between the first reading and this one is not known to have been read.
        DocumentMark? seen = null;
        using var timer = new PeriodicTimer(BetweenLooks);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = document.Mark;
            if (now == seen) continue;
            seen = now;
            Change();
        }
    }

    /// <summary>What is replaced is not disposed of: somebody may be about to ask for its token, and it holds nothing that must be given back.</summary>
    private void Change() => Interlocked.Exchange(ref _changed, new CancellationTokenSource()).Cancel();
}
