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

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = document.Mark;
        using var timer = new PeriodicTimer(BetweenLooks);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = document.Mark;
            if (now == seen) continue;
            seen = now;
            Change();
        }
    }

    private void Change()
    {
        using var before = Interlocked.Exchange(ref _changed, new CancellationTokenSource());
        before.Cancel();
    }
}
