using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// Completes what authors tell in replies to themselves: a page begins where it begins, perhaps in the middle of a thread. What comes
/// before is asked for once, when its continuation is new. Thread-safe.
/// </summary>
internal static class ThreadBeginnings
{
    /// <summary>The most questions of one reading; what they leave stands without its beginning.</summary>
    public const int MaximumQuestions = 10;

    /// <summary>The most posts before one.</summary>
    public const int MaximumAncestors = 100;

    /// <summary>The reading with the beginnings it lacks, as far as they could be read; a question that fails costs nothing but itself.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="isNew">Whether an item was not read before.</param>
    /// <param name="ancestors">Asks for what comes before an item; in any order, others' posts left out.</param>
    public static async Task<SourceReading> AddAsync(SourceReading reading, Func<ParsedItem, bool> isNew, Func<ParsedItem, Task<IEnumerable<ParsedItem>>> ancestors)
    {
        if (reading.Feed is not { } feed) return reading;
        var known = feed.Items.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        var added = new List<ParsedItem>();
        var questions = 0;
        foreach (var item in feed.Items.Where(item => item.Continues is not null && isNew(item)))
        {
            if (known.Contains(item.Continues)) continue;
            if (questions++ == MaximumQuestions) break;
            var found = (await ancestors(item)).Take(MaximumAncestors).Where(other => other.Id is not null).DistinctBy(other => other.Id, StringComparer.Ordinal).ToDictionary(other => other.Id!, StringComparer.Ordinal);
            for (var before = item.Continues; before is not null && found.TryGetValue(before, out var ancestor) && known.Add(before); before = ancestor.Continues) added.Add(ancestor);
        }

        return added.Count == 0 ? reading : reading with { Feed = feed with { Items = [.. feed.Items, .. added] } };
    }
}
