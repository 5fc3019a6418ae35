using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds;

/// <summary>
/// Which identity each item of a document has: what its publisher calls it, else its address, else its words. Where the publisher gave
/// one identity to several items, now or before, the address or the words tell them apart, for all of them alike: which one stands
/// first changes with every new item.
/// </summary>
internal sealed class ItemIdentities
{
    /// <summary>The most identities of one feed that are known to be shared.</summary>
    public const int MaximumShared = 500;

    private readonly HashSet<string> _shared;
    private readonly HashSet<(string Guid, string Link)> _sharedLinks = [];

    /// <param name="items">The items of one document.</param>
    /// <param name="shared">Identities known to be shared, as <see cref="Marks"/>.</param>
    public ItemIdentities(IReadOnlyList<ParsedItem> items, IEnumerable<string> shared)
    {
        _shared = new HashSet<string>(shared, StringComparer.Ordinal);
        foreach (var group in items.GroupBy(Given, StringComparer.Ordinal))
        {
            var distinct = group.Select(Words).Distinct(StringComparer.Ordinal).Count();
            if (distinct > 1 && IsShared(group) && _shared.Count < MaximumShared) _shared.Add(Marks.Of(group.Key));
            foreach (var link in group.GroupBy(item => item.Link, StringComparer.Ordinal))
                if (link.Key is { } address && link.Select(Words).Distinct(StringComparer.Ordinal).Count() > 1) _sharedLinks.Add((group.Key, address));
        }
    }

    /// <summary>The identities that tell nothing alone, as <see cref="Marks"/>.</summary>
    public IReadOnlyCollection<string> Shared => _shared;

    /// <summary>The identity of one of the items.</summary>
    public string Of(ParsedItem item)
    {
        var given = Given(item);
        if (!_shared.Contains(Marks.Of(given))) return given;
        return item.Link is { } link && link != given && !_sharedLinks.Contains((given, link)) ? Apart(given, link) : $"{given}#{Marks.Of(Words(item))}";
    }

    /// <summary>An identity that several items have, and the address that tells one of them apart.</summary>
    public static string Apart(string given, string link) => $"{given}#{link}";

    /// <summary>An item listed twice, in an older and a newer form, keeps its address and date; two items differ in one of them.</summary>
    private static bool IsShared(IEnumerable<ParsedItem> items) => items.Select(item => (item.Link, item.Published)).Distinct().Count() > 1
        || items.All(item => item.Published is null);

    private static string Given(ParsedItem item) => item.Id ?? item.Link ?? "hash:" + Marks.Of($"{item.Title}\n{item.ContentText ?? item.SummaryText}");

    /// <summary>The headline alone where there is one: it outlives corrections of the text.</summary>
    private static string Words(ParsedItem item) => item.Title ?? item.ContentText ?? item.SummaryText ?? item.Quoted?.Text ?? "";
}
