using InformationMachine.Data.Posts;
using InformationMachine.Threads.Evaluation;

namespace InformationMachine.Benchmarks.Judge;

/// <summary>A post with what people said of it.</summary>
/// <param name="Post">The post.</param>
/// <param name="Gold">Its story, its topic, and whether they were sure.</param>
internal sealed record LabelledText(Post Post, GoldLabel Gold);
