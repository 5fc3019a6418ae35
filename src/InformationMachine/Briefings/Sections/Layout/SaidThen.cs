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
    private readonly Dictionary<int, DateOnly> _days;
    private readonly DateOnly _last;
    private readonly bool _isEnglish;

    public SaidThen(Briefing briefing)
    {
        _days = briefing.Sources.ToDictionary(source => source.Number, source => DateOnly.FromDateTime(source.PublishedAt.UtcDateTime));
        _last = _days.Values.DefaultIfEmpty().Max();
        _isEnglish = briefing.Language is null or "en";
    }

    /// <summary>The last day on which a cited post said so; null where that was the story's last day, or where it matters to nobody.</summary>
    public DateOnly? Of(Sentence sentence)
    {
        if (sentence.EditedBy is not null || sentence.Citations.IsEmpty) return null;
        var day = sentence.Citations.Max(number => _days.GetValueOrDefault(number, _last));
        return day < _last && (!_isEnglish || Passed.IsOfItsDay(sentence.Text)) ? day : null;
    }
}
