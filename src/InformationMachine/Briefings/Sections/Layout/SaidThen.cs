using System.Collections.Immutable;
using System.Text.RegularExpressions;
using InformationMachine.Briefings.Claims;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Sections.Layout;

/// <summary>
/// Tells statements that were true on their day from those that stay true. "Talks are under way" is told with its day once the story has gone
/// on; "they met" needs none, but "they met yesterday" always has its day. In languages other than English every older statement has its day.
/// </summary>
internal sealed partial class SaidThen
{
    /// <summary>A story that goes round midnight is still one of a day.</summary>
    private static readonly TimeSpan OneDay = TimeSpan.FromHours(24);

    private readonly Dictionary<int, DateTimeOffset> _times;
    private readonly HashSet<int> _edited;
    private readonly DateTimeOffset _newest;
    private readonly bool _isEnglish;

    public SaidThen(Briefing briefing)
    {
        _times = briefing.Sources.ToDictionary(source => source.Number, source => source.PublishedAt);
        // Sources stay with their numbers when their posts have left the story.
        _newest = briefing.Sections.Sentences().SelectMany(sentence => sentence.Citations).Where(_times.ContainsKey).Select(number => _times[number]).DefaultIfEmpty().Max();
        _edited = [.. briefing.Sources.Where(source => source.Revision > 1).Select(source => source.Number)];
        _isEnglish = briefing.Language is null or "en";
    }

    /// <summary>The last day on which a cited post said so; null where that was the story's last day, or where it matters to nobody.</summary>
    public DateOnly? Of(Sentence sentence) => sentence.EditedBy is null ? Of(sentence.Text, sentence.Citations) : null;

    /// <summary>The same of words, whoever wrote them.</summary>
    /// <param name="text">The words.</param>
    /// <param name="citations">The posts that say so.</param>
    public DateOnly? Of(string text, ImmutableArray<int> citations)
    {
        if (citations.IsEmpty) return null;
        // When an edited post came to say so is not known.
        if (citations.Any(_edited.Contains)) return null;
        var said = citations.Max(number => _times.GetValueOrDefault(number, _newest));
        if (Cues.RelativeDay().IsMatch(text)) return DateOnly.FromDateTime(said.UtcDateTime);
        return _newest - said >= OneDay && (!_isEnglish || Passed.IsOfItsDay(text) || Today().IsMatch(text)) ? DateOnly.FromDateTime(said.UtcDateTime) : null;
    }

    /// <summary>Of this day or of these times: both are some time ago.</summary>
    [GeneratedRegex(@"\btoday\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Today();
}
