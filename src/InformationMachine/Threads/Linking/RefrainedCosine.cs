using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Linking;

/// <summary>A cosine from which the parts of some terms are taken out again.</summary>
/// <param name="one">The squared length of one side.</param>
/// <param name="other">The squared length of the other.</param>
/// <param name="cosine">The cosine with all terms.</param>
[StructLayout(LayoutKind.Auto)]
internal struct RefrainedCosine(double one, double other, double cosine)
{
    /// <summary>Where so little is left of either side, nothing can be told from it.</summary>
    private const double LeastLeft = 0.05;

    private readonly double _cosine = cosine;
    private readonly double _leastOne = one * LeastLeft;
    private readonly double _leastOther = other * LeastLeft;
    private double _dot = cosine * Math.Sqrt(one * other);
    private double _one = one;
    private double _other = other;

    /// <summary>What is left as a share of the whole cosine, 0 to 1: taking terms out never makes two more alike.</summary>
    public readonly double Factor =>
        _cosine <= 0 || _one < _leastOne || _other < _leastOther ? 0 : Math.Clamp(_dot / Math.Sqrt(_one * _other) / _cosine, 0, 1);

    /// <summary>Takes a share of one term's part out.</summary>
    public void Remove(double share, double one, double other)
    {
        _dot -= share * one * other;
        _one -= share * one * one;
        _other -= share * other * other;
    }
}
