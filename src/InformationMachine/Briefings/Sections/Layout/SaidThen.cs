using System.Collections.Immutable;
using InformationMachine.Briefings.Claims;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Sections.Layout;

/// <summary>
/// Tells statements that were true on their day from those that stay true. "Talks are under way" is told with its day once the story has gone
/// on; "they met" needs none. In languages other than English every older statement has its day.
/// </summary>
internal sealed class SaidThen
{
    /// <summary>A story that goes round midnight is still one of a day.</summary>
    private static readonly TimeSpan OneDay = TimeSpan.FromHours(24);

    private readonly Dictionary<int, DateTimeOffset> _times;
    private readonly DateTimeOffset _newest;
    private readonly bool _isEnglish;

    public SaidThen(Briefing briefing)
    {
        _times = briefing.Sources.ToDictionary(source => source.Number, source => source.PublishedAt);
        // Sources stay with their numbers when their posts have left the story.
        _newest = briefing.Sections.Sentences().SelectMany(sentence => sentence.Citations).Where(_times.ContainsKey).Select(number => _times[number]).DefaultIfEmpty().Max();
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
        var said = citations.Max(number => _times.GetValueOrDefault(number, _newest));
        return _newest - said >= OneDay && (!_isEnglish || Passed.IsOfItsDay(text)) ? DateOnly.FromDateTime(said.UtcDateTime) : null;
    }
}
