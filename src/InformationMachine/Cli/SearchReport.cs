using System.Globalization;
using InformationMachine.Threads.Evaluation;
using InformationMachine.Threads.Training;

namespace InformationMachine.Cli;

/// <summary>What a search for better numbers found, for people and for programs.</summary>
internal static class SearchReport
{
    /// <summary>Measures per part: as it is, as proposed, and as the numbers chosen without that part do on it.</summary>
    public static void Print(SearchResult result)
    {
        var rows = result.Parts.Select((name, part) => Row(name, result.Start.Parts[part], result.Best.Parts[part], result.HeldOut[part])).ToList();
        rows.Add(["mean worth", Number(result.Start.Worth()), Number(result.Best.Worth()), Number(result.Start.Worth() + result.HeldOutGain)]);
        Table.Print(["AMI / BCubed F1 (AMI on arrival)", "now", "proposed", "chosen without it"], rows);
        Console.Out.WriteLine();
    }

    /// <summary>The numbers that differ.</summary>
    public static IEnumerable<IReadOnlyList<string>> Changes(SearchResult result, IReadOnlyList<TrainedNumber> numbers) => numbers
        .Where(number => !number.Get(result.Start.Model).Equals(number.Get(result.Best.Model)))
        .Select(number => (IReadOnlyList<string>)[number.Name, Value(number.Get(result.Start.Model)), Value(number.Get(result.Best.Model))]);

    /// <summary>The same for <c>--json</c>.</summary>
    public static object Json(SearchResult result, IReadOnlyList<TrainedNumber> numbers) => new
    {
        Gain = result.IsGain,
        HeldOutGain = result.HeldOutGain,
        Tried = result.Tried.Count,
        Parts = result.Parts.Select((name, part) => new
        {
            Name = name,
            Now = Measures(result.Start.Parts[part]),
            Proposed = Measures(result.Best.Parts[part]),
            HeldOut = Measures(result.HeldOut[part]),
        }),
        Numbers = numbers.Select(number => new { number.Name, Now = number.Get(result.Start.Model), Proposed = number.Get(result.Best.Model) }),
    };

    public static string Value(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Row(string name, params Evaluation[] results) =>
        [name, .. results.Select(result => $"{Number(result.Final.Ami)} / {Number(result.Final.BCubedF1)} ({Number(result.Provisional.Ami)})")];

    private static object Measures(Evaluation result) =>
        new { result.Final.Ami, result.Final.BCubedF1, AmiOnArrival = result.Provisional.Ami, result.Absorbed };

    private static string Number(double value) => value.ToString("F3", CultureInfo.InvariantCulture);
}
