using System.Collections.Immutable;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Deliveries.Watches;

/// <summary>
/// The names and words a story is known by, for "like this story". A watch keeps them as they were when it was made: the story may grow
/// into something else, what was asked for stays.
/// </summary>
internal static class StoryTerms
{
    private const int Most = 40;
    private const int LeastShared = 3;
    private const double LeastShare = .25;
    private const char NameMark = '^';

    /// <summary>The terms that most sources use, names marked; the most used first.</summary>
    public static ImmutableArray<string> Of(Briefing briefing)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var source in briefing.Sources)
        {
            var text = $"{source.Title}. {source.Text}";
            var names = NameMentions.In(text).SelectMany(FoldedWords.Of).Select(word => NameMark + word);
            var words = FoldedWords.Of(text).Where(word => word.Length > 3 && !FunctionWords.Contains(word));
            foreach (var term in names.Concat(words).Distinct(StringComparer.Ordinal)) counts[term] = counts.GetValueOrDefault(term) + 1;
        }

        return [.. counts.OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key[0] == NameMark).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(Most).Select(pair => pair.Key)];
    }

    /// <summary>True where a quarter of what is wanted is there, a name among it.</summary>
    public static bool AreLike(IReadOnlySet<string> there, IReadOnlyCollection<string> wanted)
    {
        if (wanted.Count == 0) return false;
        var shared = wanted.Where(there.Contains).ToList();
        return shared.Count >= Math.Max(LeastShared, LeastShare * wanted.Count) && shared.Exists(term => term[0] == NameMark);
    }
}
