using InformationMachine.Threads.Evaluation;

namespace InformationMachine.Tests.Threads;

/// <summary>
/// An author's line of argument is a story: ten of them, told by one analyst or several within a week, and ten counterexamples (the same
/// author, the same field, another matter) among other posts.
/// </summary>
public sealed class ArgumentsTests(ITestOutputHelper output)
{
    private const int PostsPerRound = 20;

    [Fact]
    public async Task Ten_lines_of_argument_are_ten_stories_and_ten_other_matters_are_none()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Threads", "Samples", "analysts");
        var gold = LabelFile.Read(path + ".gold.jsonl");
        var linked = await LinkedFile.LinkAsync(path + ".jsonl", PostsPerRound);
        var measures = InformationMachine.Threads.Evaluation.Evaluation.Of([.. linked.Select(post => new LabelledPost(gold[post.Post.Guid], post.Assignment.Thread.Value, post.Assignment.Provisional.Value) { IsPublished = post.Thread.IsShown })]);
        output.WriteLine($"{measures.Readers}, {measures.Final}");
        var threads = linked.ToDictionary(post => post.Post.Guid, post => post.Assignment.Thread.Value, StringComparer.Ordinal);
        for (var number = 1; number <= 10; number++)
        {
            threads[$"c{number}x"].ShouldNotBe(threads[$"c{number}y"], $"c{number}");
            output.WriteLine($"t{number}: {threads[$"t{number}a"]} {threads[$"t{number}b"]} {threads[$"t{number}c"]}");
        }

        measures.Final.BCubedPrecision.ShouldBeGreaterThan(0.97, "nothing else is in them");
        measures.Readers.Clean.ShouldBe(1);
        measures.Readers.Found.ShouldBeGreaterThan(0.8);
    }
}
