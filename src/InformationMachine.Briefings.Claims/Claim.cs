using System.Text.RegularExpressions;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>A statement with what comparing it with another one needs.</summary>
internal sealed partial class Claim
{
    private const double LeastDifference = 0.05;
    private const int FewestShared = 2;

    private readonly List<Figure> _figures;
    private readonly HashSet<string> _speaker;
    private readonly HashSet<string> _named;
    private readonly Proposition? _denied;
    private readonly Proposition _whole;

    public Claim(CandidateSentence unit)
    {
        Unit = unit;
        Author = GroundingText.Flat(unit.Post.Author) is { Length: > 0 } flat ? flat : unit.Post.Author;
        var (core, speaker) = Attribution.Of(unit.Text);
        Said = new Proposition(core);
        _whole = speaker is null ? Said : new Proposition(unit.Text);
        _speaker = speaker is null ? [] : [.. GroundingText.Content(speaker)];
        _named = speaker is null ? [] : [.. Capital().Matches(speaker).Select(match => match.Value)];
        _figures = Figure.In(unit.Text);
        _denied = Denial.Of(unit.Text) is { } denied ? new Proposition(denied) : null;
    }

    public CandidateSentence Unit { get; }

    /// <summary>Who says it, however the name is punctuated.</summary>
    public string Author { get; }

    /// <summary>What is stated.</summary>
    public Proposition Said { get; }

    /// <summary>True where it says outright that something said is not so.</summary>
    public bool Disputes => _denied is not null;

    /// <summary>True where it calls a figure wrong.</summary>
    public bool RefutesFigure => _figures.Exists(figure => figure.IsRefuted);

    /// <summary>True where it denies what the other states.</summary>
    public bool Denies(Claim other) => _denied is not null && !other.Disputes && other.Said.Negations == 0 && (_denied.IsStatedBy(other.Said) || _denied.IsStatedBy(other._whole));

    /// <summary>True where they contradict each other: one negates the other, says the opposite, or the same with the parts exchanged.</summary>
    public bool Contradicts(Claim other) => Said.IsNegated(other.Said) || Said.IsOpposite(other.Said) || Said.IsExchanged(other.Said) || HasOtherDay(other);

    /// <summary>True where both say the same of two days of the week.</summary>
    public bool HasOtherDay(Claim other) => Contrast.HasOtherDay(Unit.Text, other.Unit.Text);

    /// <summary>True where they name two holders of one office.</summary>
    public bool HasOtherHolder(Claim other) => Offices.Differ(Unit.Text, other.Unit.Text);

    /// <summary>True where one asks for another figure than the one that the other gives.</summary>
    public static bool IsDemanded(Claim a, Claim b) => Demanded(a, b) is not null || Demanded(b, a) is not null;

    /// <summary>True where each names who says it, and they are not the same.</summary>
    public bool HasOtherSpeaker(Claim other) => _speaker.Count > 0 && other._speaker.Count > 0 && !_speaker.Overlaps(other._speaker);

    /// <summary>True where somebody by name is said to say both.</summary>
    public bool HasSpeakerOf(Claim other) => _named.Overlaps(other._named);

    /// <summary>True where it states another figure for the same thing.</summary>
    public bool HasOtherFigure(Claim other) => Dispute(this, other) is not null || (Disagreeing(this, other) is not null && Cues.Change().IsMatch(Unit.Text + "\n" + other.Unit.Text));

    /// <summary>True where one of them says outright that the other's figure is wrong.</summary>
    public static bool Refutes(Claim a, Claim b) => Refuted(a, b) is not null || Refuted(b, a) is not null;

    /// <summary>Two figures for the same thing that differ, as a key; null where there is none.</summary>
    public static string? Dispute(Claim a, Claim b)
    {
        if ((Refuted(a, b) ?? Refuted(b, a) ?? Demanded(a, b) ?? Demanded(b, a)) is { } refuted) return refuted;

        // A statement that names both figures tells of a change and disputes nothing.
        return Disagreeing(a, b) is { } pair && !a._figures.Exists(figure => figure.Value == pair.Theirs.Value) && !b._figures.Exists(figure => figure.Value == pair.Mine.Value) ? Key(pair.Mine, pair.Theirs) : null;
    }

    /// <summary>True where it gives a figure of one statement, and none of the other's, for what both speak of.</summary>
    public bool Adopts(Claim figure, Claim instead) =>
        Said.Shared(figure.Said) >= FewestShared && Said.Shared(instead.Said) >= FewestShared
        && _figures.Exists(mine => figure.Gives(mine) && !instead.Gives(mine)) && !_figures.Exists(mine => instead.Gives(mine) && !figure.Gives(mine));

    private bool Gives(Figure figure) => !figure.IsRefuted && _figures.Exists(own => !own.IsRefuted && own.Value == figure.Value && own.Unit == figure.Unit);

    private static (Figure Mine, Figure Theirs)? Disagreeing(Claim a, Claim b)
    {
        foreach (var mine in a._figures)
        {
            foreach (var theirs in b._figures)
            {
                if (mine.IsComparable(theirs) && Math.Abs(mine.Value - theirs.Value) > Tolerance(mine, theirs)) return (mine, theirs);
            }
        }

        return null;
    }

    /// <summary>"asked to raise the threshold from 2,000 to 4,000" against who says 2,000.</summary>
    private static string? Demanded(Claim demand, Claim other)
    {
        if (!Replaced.IsDemand(demand.Unit.Text) || Replaced.IsDemand(other.Unit.Text) || demand.Said.Shared(other.Said) <= FewestShared) return null;
        var wanted = demand._figures.Find(figure => other._figures.Exists(theirs => figure.IsComparable(theirs) && figure.Value != theirs.Value && demand._figures.Exists(mine => mine.Value == theirs.Value)));
        return wanted is null || other._figures.Exists(theirs => theirs.Value == wanted.Value) ? null : Key(wanted, other._figures.Find(theirs => wanted.IsComparable(theirs) && theirs.Value != wanted.Value)!);
    }

    [GeneratedRegex(@"\p{Lu}[\p{L}'’-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Capital();

    private static string Key(Figure one, Figure other) => FormattableString.Invariant($"{Math.Min(one.Value, other.Value)}/{Math.Max(one.Value, other.Value)}");

    private static double Tolerance(Figure a, Figure b) => a.Unit == Figure.Month ? 0 : LeastDifference * Math.Max(a.Value, b.Value);

    /// <summary>What the one says outright is wrong in the other's statement, with its own figure, as a key; null where there is none.</summary>
    private static string? Refuted(Claim one, Claim other)
    {
        if (one._figures.Find(figure => figure.IsRefuted && other._figures.Exists(theirs => !theirs.IsRefuted && theirs.Value == figure.Value)) is not { } wrong) return null;
        return Key(one._figures.Find(figure => !figure.IsRefuted && (figure.IsComparable(wrong) || wrong.Unit.Length == 0)) ?? wrong, wrong);
    }
}
