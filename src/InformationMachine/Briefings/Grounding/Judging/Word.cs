using System.Runtime.InteropServices;

namespace InformationMachine.Briefings.Grounding.Judging;

/// <summary>A word as the judge compares it.</summary>
/// <param name="Text">In small letters; numbers without their commas.</param>
/// <param name="Kind">How much it says.</param>
/// <param name="IsCapital">Written with a capital where no sentence begins.</param>
/// <param name="Start">Where it stands in the folded text.</param>
/// <param name="End">Behind it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Word(string Text, WordKind Kind, bool IsCapital, int Start, int End)
{
    private const int ShortestStem = 4;
    private const int LongestEnding = 4;
    private const double LeastShare = 0.6;

    public bool IsContent => Kind is WordKind.Content or WordKind.Number;

    /// <summary>How much it counts where texts are laid side by side.</summary>
    public float Weight => Kind is WordKind.Grammar ? 0.25f : 1;

    /// <summary>The same word, or one that differs in its ending alone: "minister" and "ministry".</summary>
    public bool IsLike(Word other)
    {
        if (Text == other.Text) return true;
        if (Kind is WordKind.Number or WordKind.Grammar || other.Kind != Kind || Math.Min(Text.Length, other.Text.Length) < ShortestStem) return false;
        var longest = Math.Max(Text.Length, other.Text.Length);
        var common = Text.AsSpan().CommonPrefixLength(other.Text);
        return common >= ShortestStem && common >= LeastShare * longest && longest - common <= LongestEnding;
    }
}
