using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;

namespace InformationMachine.Feeds;

/// <summary>
/// WebSub (W3C Recommendation): where a feed names a hub and the machine can be called from outside, the hub is asked to say when there
/// is news. What it sends is not read, only that it was the hub that called: the feed itself is polled then. Polling goes on as before.
/// Idle until <see cref="Serve"/>. Thread-safe.
/// </summary>
internal sealed partial class HubSubscriptions(FeedFetcher fetcher, TimeProvider time, ILogger<HubSubscriptions> logger)
{
    /// <summary>The name of the file with the subscriptions, secrets among them.</summary>
    public const string FileName = "hubs.json";

    /// <summary>Where hubs call, below the desk's address.</summary>
    public const string Path = "/websub";

    private const int MaximumSubscriptions = 20_000;
    private static readonly TimeSpan Lease = TimeSpan.FromDays(10);
    private static readonly TimeSpan LongestLease = TimeSpan.FromDays(30);
    private static readonly TimeSpan Renewal = TimeSpan.FromDays(2);
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromHours(12);
    private static readonly TimeSpan BetweenCalls = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, HubSubscription> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _called = new(StringComparer.Ordinal);
    private readonly Lock _saving = new();
    private Uri? _callback;
    private string? _file;

    /// <summary>From now on hubs can call.</summary>
    /// <param name="baseUrl">The desk's address as the world sees it.</param>
    /// <param name="folder">Where subscriptions are kept across restarts.</param>
    public void Serve(Uri baseUrl, string folder)
    {
        _file = System.IO.Path.Combine(folder, FileName);
        foreach (var known in Load(_file)) _byId[known.Id] = known;
        _callback = new Uri(baseUrl.AbsoluteUri.TrimEnd('/') + Path + "/");
    }

    /// <summary>Asks the hub of a feed that was just read, where it has one and has not promised yet. A hub that fails is asked again half a day later.</summary>
    public async Task EnsureAsync(FeedConfig feed, SourceReading reading, CancellationToken cancellationToken)
    {
        if (_callback is null || (reading.Feed?.Hub ?? reading.Outcome.Hub) is not { } address || !Uri.TryCreate(address, UriKind.Absolute, out var hub) || hub.Scheme is not ("http" or "https")) return;
        var topic = reading.Feed?.Topic ?? reading.Outcome.Topic ?? (reading.Outcome.FinalUrl ?? feed.Url).AbsoluteUri;
        var now = time.GetUtcNow();
        var known = _byId.Values.Where(subscription => subscription.Feed == feed.Id.Value).ToList();
        if (known.Exists(subscription => subscription.Hub == hub && subscription.Topic == topic && (subscription.Until - now > Renewal || now - subscription.AskedAt < BetweenQuestions))) return;
        foreach (var old in known.Where(subscription => subscription.Until is null || subscription.Until < now)) _byId.TryRemove(old.Id, out _);
        if (_byId.Count >= MaximumSubscriptions) return;
        var subscription = new HubSubscription(RandomNumberGenerator.GetHexString(32, lowercase: true), feed.Id.Value, hub, topic, RandomNumberGenerator.GetHexString(40, lowercase: true), now, null);
        _byId[subscription.Id] = subscription;
        Save();
        var status = await fetcher.SubmitAsync(hub, Question(subscription), feed.AllowPrivateNetwork, cancellationToken);
        if (status is < 200 or >= 300) Refused(feed.Id, hub.Host, status);
    }

    /// <summary>What a hub that verifies a subscription is to be told; null where nobody asked for it.</summary>
    public string? Verify(string id, string? mode, string? topic, string? challenge, string? lease)
    {
        if (!_byId.TryGetValue(id, out var subscription) || subscription.Topic != topic) return null;
        if (mode == "denied")
        {
            _byId.TryUpdate(id, subscription with { Until = null, AskedAt = time.GetUtcNow() }, subscription);
            Save();
            return "";
        }

        if (mode != "subscribe" || string.IsNullOrEmpty(challenge)) return null;
        var seconds = int.TryParse(lease, NumberStyles.None, CultureInfo.InvariantCulture, out var granted) && granted > 0 ? TimeSpan.FromSeconds(granted) : Lease;
        _byId[id] = subscription with { Until = time.GetUtcNow() + (seconds < LongestLease ? seconds : LongestLease) };
        foreach (var older in _byId.Values.Where(other => other.Feed == subscription.Feed && other.Id != id)) _byId.TryRemove(older.Id, out _);
        Save();
        return challenge;
    }

    /// <summary>Whether a hub may call here at all.</summary>
    public bool Knows(string id) => _byId.TryGetValue(id, out var subscription) && subscription.Until > time.GetUtcNow();

    /// <summary>A hub has called: the feed to poll, or null where the call is not signed with the secret or comes upon the heels of another.</summary>
    public string? Called(string id, string? signature, ReadOnlySpan<byte> body)
    {
        if (!Knows(id) || !_byId.TryGetValue(id, out var subscription) || !IsSigned(subscription.Secret, signature, body)) return null;
        var now = time.GetUtcNow();
        if (_called.TryGetValue(id, out var last) && now - last < BetweenCalls) return null;
        _called[id] = now;
        return subscription.Feed;
    }

    private static bool IsSigned(string secret, string? signature, ReadOnlySpan<byte> body)
    {
        if (signature?.Split('=') is not [var method, var written]) return false;
        var key = Encoding.UTF8.GetBytes(secret);
        var hash = method.ToLowerInvariant() switch
        {
            "sha256" => HMACSHA256.HashData(key, body),
            "sha384" => HMACSHA384.HashData(key, body),
            "sha512" => HMACSHA512.HashData(key, body),
            _ => [],
        };
        return hash.Length > 0 && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash)), Encoding.ASCII.GetBytes(written.ToLowerInvariant()));
    }

    /// <summary>Nobody else may read the secrets, not even while the file is written.</summary>
    private static FileStreamOptions Private => OperatingSystem.IsWindows()
        ? new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write }
        : new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };

    private IEnumerable<KeyValuePair<string, string>> Question(HubSubscription subscription) =>
    [
        new("hub.mode", "subscribe"),
        new("hub.topic", subscription.Topic),
        new("hub.callback", new Uri(_callback!, subscription.Id).AbsoluteUri),
        new("hub.secret", subscription.Secret),
        new("hub.lease_seconds", ((int)Lease.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
    ];

    private static IReadOnlyList<HubSubscription> Load(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<List<HubSubscription>>(File.ReadAllBytes(file)) ?? [] : [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            // A promise that is forgotten is asked for anew.
            return [];
        }
    }

    private void Save()
    {
        lock (_saving)
        {
            try
            {
                var beside = _file + ".new";
                File.Delete(beside);
                using (var stream = new FileStream(beside, Private)) JsonSerializer.Serialize(stream, _byId.Values.OrderBy(subscription => subscription.Feed, StringComparer.Ordinal).ToList());
                File.Move(beside, _file!, overwrite: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                NotKept(e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Feed {Feed}: its hub at {Host} takes no subscription (HTTP {Status}); it is polled as before")]
    private partial void Refused(FeedId feed, string host, int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Subscriptions at hubs could not be kept; they are asked for anew after a restart")]
    private partial void NotKept(Exception exception);
}
