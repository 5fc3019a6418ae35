using System.Linq.Expressions;
using System.Reflection;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Threads.Training;

/// <summary>One number of the linker that can be learned.</summary>
internal sealed class TrainedNumber
{
    private readonly PropertyInfo _property;
    private readonly double _least;
    private readonly double _most;

    private TrainedNumber(Expression<Func<LinkingModel, object>> number, double step, double least, double most)
    {
        var body = number.Body is UnaryExpression converted ? converted.Operand : number.Body;
        _property = (PropertyInfo)((MemberExpression)body).Member;
        Step = step;
        (_least, _most) = (least, most);
    }

    /// <summary>All that are learned; what bounds memory is not among them.</summary>
    public static IReadOnlyList<TrainedNumber> All { get; } =
    [
        new(model => model.JoinThreshold, 0.1, 0.02, 0.9),
        new(model => model.MergeThreshold, 0.12, 0.02, 0.9),
        new(model => model.MergeShare, 0.15, 0.05, 0.9),
        new(model => model.SizePrior, 0.2, 0.01, 0.5),
        new(model => model.Adaptation, 0.15, 0.1, 4),
        new(model => model.AdaptationHalf, 0.3, 1, 100),
        new(model => model.MergeAdaptation, 0.3, 0.05, 3),
        new(model => model.LevelFloor, 0.1, 0.3, 1),
        new(model => model.DecayFloor, 0.15, 0.05, 0.95),
        new(model => model.DecayHours, 0.3, 1, 1000),
        new(model => model.FloorHalfHours, 0.3, 24, 10_000),
        new(model => model.IdfDocuments, 0.3, 1, 2000),
        new(model => model.IdfTerm, 0.3, 0.1, 5),
        new(model => model.Unseen, 0.1, 0.1, 1),
        new(model => model.Telling, 0.2, 1.2, 10),
        new(model => model.MoreWords, 0.3, 0.01, 3),
        new(model => model.SecondWord, 0.3, 0.01, 3),
    ];

    /// <summary>The two an operator can set.</summary>
    public static IReadOnlyList<TrainedNumber> Thresholds { get; } = [All[0], All[1]];

    public string Name => _property.Name;

    /// <summary>The usual size of a change, as a share of the number.</summary>
    public double Step { get; }

    public double Get(LinkingModel model) => (double)_property.GetValue(model)!;

    /// <summary>The model with another number, kept within its bounds and to four digits, so that it reads back as it was.</summary>
    public LinkingModel Set(LinkingModel model, double value)
    {
        var copy = model with { };
        _property.SetValue(copy, Rounded(Math.Clamp(value, _least, _most)));
        return copy;
    }

    private static double Rounded(double value)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 3);
        return double.Parse((Math.Round(value / unit) * unit).ToString("G6", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
    }
}
