using System.Collections.Frozen;
using InformationMachine.Briefings.Claims;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Grounding.Judging;

/// <summary>
/// What stands around the words that a sentence has taken from its source: "officials denied that", "it is unclear whether", "the union said".
/// A sentence that leaves it away copies every word truly and says something else.
/// </summary>
internal static class Framing
{
    /// <summary>A sentence of the source that holds so much of the sentence is what it was taken from.</summary>
    private const double TakenFrom = 0.6;

    /// <summary>In words: further away nothing governs.</summary>
    private const int LongestBefore = 14;
    private const int LongestBehind = 8;
    private const int LongestGoverning = 6;

    /// <summary>Where one of these stands among what was taken, it belongs to it.</summary>
    private static readonly FrozenSet<string> Doubts = FrozenSet.ToFrozenSet(["may", "might", "could", "allegedly", "reportedly", "possibly", "perhaps", "unclear", "unconfirmed", "alleged", "rumoured", "rumored", "suspected"]);

    /// <summary>What was left away that turns the sentence; none where nothing was, or where another sentence of the source says it outright.</summary>
    /// <param name="sentence">The sentence, without marks.</param>
    /// <param name="source">The sentences of its posts.</param>
    public static GroundingFailure Failure(string sentence, IEnumerable<string> source)
    {
        var folded = GroundingText.Fold(sentence);
        var words = WordReader.Read(folded).Where(word => word.IsContent).DistinctBy(word => word.Text, StringComparer.Ordinal).ToList();
        if (words.Count == 0) return GroundingFailure.None;
        var near = source.Select(other => new Taken(GroundingText.Fold(other), words)).Where(other => other.Count >= TakenFrom * words.Count).ToList();
        if (near.Count == 0) return GroundingFailure.None;
        var most = near.Max(other => other.Count);
        var failures = near.Where(other => other.Count == most).Select(other => other.Lost(folded)).ToList();
        return failures.Contains(GroundingFailure.None) ? GroundingFailure.None : failures[0];
    }

    /// <summary>A sentence of the source beside the words that were taken from it.</summary>
    private sealed class Taken
    {
        private readonly string _text;
        private readonly List<Word> _all;
        private readonly int _first;
        private readonly int _last;

        public Taken(string text, List<Word> words)
        {
            _text = text;
            _all = WordReader.Read(text);
            Count = words.Count(word => _all.Exists(word.IsLike));
            _first = _all.FindIndex(word => word.IsContent && words.Exists(word.IsLike));
            _last = _all.FindLastIndex(word => word.IsContent && words.Exists(word.IsLike));
        }

        /// <summary>How many of the words it holds.</summary>
        public int Count { get; }

        public GroundingFailure Lost(string sentence)
        {
            if (_first < 0) return GroundingFailure.None;
            var before = _first <= LongestBefore ? _text[.._all[_first].Start] : "";
            var behind = _all.Count - 1 - _last <= LongestBehind ? _text[_all[_last].End..] : "";
            if (Denial.Of(_text) is { } denied && Denial.Of(sentence) is null && Negation.Count(sentence) == 0 && Holds(denied)) return GroundingFailure.Contrary;
            var isDoubtful = Governing().Any(word => TurningWords.IsDoubt(word.Text)) || _all[_first..(_last + 1)].Exists(word => Doubts.Contains(word.Text));
            if (isDoubtful && !WordReader.Read(sentence).Exists(word => TurningWords.IsDoubt(word.Text))) return GroundingFailure.Certainty;
            return (Voice.IsSourced(before) || Voice.IsSourced(behind)) && !Voice.IsSourced(sentence) ? GroundingFailure.Attribution : GroundingFailure.None;
        }

        /// <summary>Whether what is denied is what was taken.</summary>
        private bool Holds(string denied)
        {
            var words = WordReader.Read(GroundingText.Fold(denied));
            var taken = _all[_first..(_last + 1)].Where(word => word.IsContent).ToList();
            return taken.Count(word => words.Exists(word.IsLike)) >= TakenFrom * taken.Count;
        }

        /// <summary>The words right before the first that was taken, up to a comma.</summary>
        private IEnumerable<Word> Governing()
        {
            for (var i = _first - 1; i >= Math.Max(0, _first - LongestGoverning); i--)
            {
                if (_text.AsSpan(_all[i].End, _all[i + 1].Start - _all[i].End).IndexOfAny(",;:.—") >= 0) yield break;
                yield return _all[i];
            }
        }
    }
}
