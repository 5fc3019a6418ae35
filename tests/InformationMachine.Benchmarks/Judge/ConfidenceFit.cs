using System.Globalization;
using InformationMachine.Threads.Linking;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace InformationMachine.Benchmarks.Judge;

/// <summary>
/// Fits a thread's confidence (logistic regression) to threads that were made by judges which had not seen their posts: those of blocks of time
/// and, at a lower weight since they are harder than what the shipped judge meets, those of sets left out whole.
/// </summary>
internal sealed class ConfidenceFit
{
    private const float LeftOutWeight = 0.6f;

    private readonly List<Example> _examples = [];

    /// <summary>Adds the threads of a set of which people have said what their posts tell.</summary>
    public void Add(IReadOnlyList<LabelledText> posts, int[] threads, RatedThread[] rated, bool isLeftOut)
    {
        foreach (var thread in Enumerable.Range(0, posts.Count).GroupBy(post => threads[post]).Where(thread => thread.Count() > 1))
        {
            var known = thread.Where(post => !posts[post].Gold.IsUnsure).Select(post => posts[post].Gold.Story).ToList();
            if (known.Count > 0) _examples.Add(new Example { Features = Confidence.Features(rated[thread.First()].Numbers), IsClean = known.TrueForAll(story => story == known[0]), Weight = isLeftOut ? LeftOutWeight : 1 });
        }
    }

    /// <summary>The bias and the weights, as <see cref="Confidence"/> holds them.</summary>
    public string Describe()
    {
        var context = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, _examples[0].Features.Length);
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(nameof(Example.IsClean), nameof(Example.Features), nameof(Example.Weight), l1Regularization: 0, l2Regularization: 1);
        var model = trainer.Fit(context.Data.LoadFromEnumerable(_examples, schema)).Model.SubModel;
        return string.Create(CultureInfo.InvariantCulture, $"confidence fitted to {_examples.Count} threads: bias {model.Bias:F2}, weights {string.Join(", ", model.Weights.Select(weight => weight.ToString("F2", CultureInfo.InvariantCulture)))}");
    }

    private sealed class Example
    {
        public float[] Features { get; init; } = [];

        public bool IsClean { get; init; }

        public float Weight { get; init; }
    }
}
