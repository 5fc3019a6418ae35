using System.Text.Json.Nodes;
using InformationMachine.Configuration;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Desk;

/// <summary>
/// Changes of the feeds, for pages and API alike: written into <c>feeds.json</c> and in effect at once. Without a file, as in the demo,
/// nothing can be changed.
/// </summary>
internal sealed partial class FeedEditing(FeedsFileEditor? file, FeedList list, FeedDiscovery discovery, FeedOptions options, ILogger<FeedEditing> logger)
{
    public bool IsPossible => file is not null;

    /// <summary>What is behind an address; stores nothing.</summary>
    public Task<IReadOnlyList<FoundFeed>> FindAsync(Uri url, bool isInside, CancellationToken cancellationToken) => discovery.FindAsync(url, isInside || options.AllowPrivateNetworks, cancellationToken);

    /// <summary>Follows a feed, under a name made of its title where none is given; returns the name.</summary>
    /// <exception cref="RefusedException">It is followed already, or wrong.</exception>
    public string Add(Uri url, string? kind, string? title, string? id, bool isInside, string by)
    {
        var name = "";
        File().Add(known =>
        {
            name = string.IsNullOrWhiteSpace(id) ? new FeedNames(known.Select(feed => feed.Id.Value)).Next(string.IsNullOrWhiteSpace(title) ? url.Host : title) : id.Trim();
            return [new FeedEntry(name, url.AbsoluteUri) { Kind = string.IsNullOrWhiteSpace(kind) || kind == SourceKinds.Of(url).Name ? null : kind, Title = string.IsNullOrWhiteSpace(title) ? null : title.Trim(), AllowPrivateNetwork = isInside ? true : null }];
        });
        TakeOver("added", name, by);
        return name;
    }

    /// <summary>Follows every feed of an OPML document that is not known; returns what became of each item.</summary>
    /// <exception cref="RefusedException">It is no OPML.</exception>
    public OpmlReading Import(byte[] document, string name, string by, CancellationToken cancellationToken)
    {
        OpmlReading? reading = null;
        File().Add(known => (reading = Opml.Read(document, name, known, cancellationToken)).Added);
        if (reading!.Added.IsEmpty) return reading;
        TakeOver("imported", name, by);
        return reading;
    }

    /// <summary>Sets members of a feed, tags as a list with commas; false where there is no such feed.</summary>
    /// <exception cref="RefusedException">The feed would be wrong.</exception>
    public bool Change(string id, IReadOnlyDictionary<string, string?> members, string by)
    {
        var changed = File().Change(id, entry =>
        {
            foreach (var (name, value) in members) entry[name] = string.IsNullOrWhiteSpace(value) ? null : name == "tags" ? Tags(value) : JsonValue.Create(value.Trim());
        });
        if (changed) TakeOver("changed", id, by);
        return changed;
    }

    /// <summary>Lets a feed rest or polls it again; false where there is no such feed.</summary>
    public bool Enable(string id, bool enabled, string by)
    {
        var changed = File().Change(id, entry => entry["enabled"] = enabled ? null : JsonValue.Create(false));
        if (changed) TakeOver(enabled ? "resumed" : "paused", id, by);
        return changed;
    }

    /// <summary>Follows a feed no longer; false where there is no such feed.</summary>
    public bool Remove(string id, string by)
    {
        var removed = File().Remove(id);
        if (removed) TakeOver("removed", id, by);
        return removed;
    }

    private static JsonArray Tags(string list) => [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(tag => JsonValue.Create(tag))];

    private FeedsFileEditor File() => file ?? throw new RefusedException(ExitCode.Usage, "The demo's feeds cannot be changed.");

    private void TakeOver(string what, string feed, string by)
    {
        list.Replace(File().Feeds);
        Changed(by, what, feed);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Feeds: {By} {What} {Feed}")]
    private partial void Changed(string by, string what, string feed);
}
