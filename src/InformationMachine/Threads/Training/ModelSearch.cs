using InformationMachine.Threads.Linking;

namespace InformationMachine.Threads.Training;

/// <summary>
/// Looks for better numbers: from the best so far a few are changed at random, and what proves better is kept. A labelled stream has
/// no gradient to follow: a post joined early changes all that comes after it. Seeded, so that the same material gives the same numbers.
/// </summary>
internal sealed class ModelSearch(Material material, IReadOnlyList<TrainedNumber> numbers, int seed)
{
    private const int MostChanges = 3;

    private readonly Random _random = new(seed);

    /// <summary>Tries so many models, the given one first; tells of each as it comes.</summary>
    public SearchResult Run(LinkingModel start, int tries, Action<TriedModel> tried, CancellationToken cancellationToken)
    {
        var pool = new List<TriedModel>();
        var best = start;
        while (pool.Count < tries)
        {
            pool.Add(material.Try(pool.Count == 0 ? start : Change(best), cancellationToken));
            tried(pool[^1]);
            best = pool.MaxBy(model => model.Worth())!.Model;
        }

        return new SearchResult(material.Parts, pool);
    }

    private LinkingModel Change(LinkingModel model)
    {
        for (var changes = _random.Next(1, Math.Min(MostChanges, numbers.Count) + 1); changes > 0; changes--)
        {
            var number = numbers[_random.Next(numbers.Count)];
            model = number.Set(model, number.Get(model) * Math.Exp(Normal() * number.Step));
        }

        return model;
    }

    /// <summary>A normally distributed number (Box and Muller 1958).</summary>
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
