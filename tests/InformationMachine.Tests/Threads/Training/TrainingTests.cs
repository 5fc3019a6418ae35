using InformationMachine.Tests.Threads.Decisions;
using InformationMachine.Threads;
using InformationMachine.Threads.Evaluation;
using InformationMachine.Threads.Linking;
using InformationMachine.Threads.Training;

namespace InformationMachine.Tests.Threads.Training;

public sealed class TrainingTests
{
    private static readonly LinkingModel Bad = new() { JoinThreshold = 0.6 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_search_finds_what_a_bad_threshold_tore_and_the_same_seed_finds_the_same()
    {
        var material = new Material([Labelled("one", seed: 1)]);
        var result = Search(material, Bad);
        result.Start.Model.ShouldBe(Bad);
        result.Best.Worth().ShouldBeGreaterThan(result.Start.Worth());
        result.IsGain.ShouldBeTrue();
        result.Best.Model.JoinThreshold.ShouldBeLessThan(Bad.JoinThreshold);
        Search(material, Bad).Best.Model.ShouldBe(result.Best.Model);
    }

    [Fact]
    public void What_a_part_says_of_numbers_chosen_without_it_is_no_better_than_what_suits_it_best()
    {
        var result = Search(new Material([Labelled("one", seed: 1), Labelled("two", seed: 2), Labelled("three", seed: 3)]), new LinkingModel());
        result.Parts.ShouldBe(["one", "two", "three"]);
        for (var part = 0; part < 3; part++)
        {
            var own = part;
            var chosen = result.Tried.MaxBy(model => model.Worth(own))!;
            result.HeldOut[part].ShouldBe(chosen.Parts[part]);
            result.Tried.ShouldContain(model => model.Parts[own].Final.BCubedF1 >= result.HeldOut[own].Final.BCubedF1);
        }
    }

    [Fact]
    public void The_halves_of_one_stream_share_no_story()
    {
        var tried = new Material([Labelled("one", seed: 1)]).Try(new LinkingModel(), Cancellation);
        tried.Parts.Count.ShouldBe(2);
        tried.Parts.Sum(part => part.Final.Items).ShouldBe(200);
        tried.Parts.Sum(part => part.Final.Labels).ShouldBe(10);
    }

    [Fact]
    public void A_sample_of_three_stories_is_refused() => Should.Throw<RefusedException>(() =>
        new Material([Labelled("one", seed: 1, stories: 3)]).Try(new LinkingModel(), Cancellation)).Message.ShouldContain("3 stories");

    [Fact]
    public void Every_number_stays_within_its_bounds_and_reads_back_as_it_was()
    {
        foreach (var number in TrainedNumber.All)
        {
            foreach (var value in new[] { 0.0000123456, number.Get(new LinkingModel()) * 1.2345678, 1e9 })
            {
                var model = number.Set(new LinkingModel(), value);
                number.Get(model).ShouldBeGreaterThan(0, number.Name);
                var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
                File.WriteAllText(path, ModelFile.Write(model));
                ModelFile.Read(path).ShouldBe(model);
                File.Delete(path);
            }
        }
    }

    [Theory]
    [InlineData("{}{")]
    [InlineData("{\"JoinTreshold\": 0.2}")]
    [InlineData("{\"MergeEvery\": 0}")]
    [InlineData("null")]
    public void A_file_that_is_no_model_is_refused_by_name(string text)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "model.json");
        File.WriteAllText(path, text);
        var refusal = Should.Throw<RefusedException>(() => LinkingModel.From(new ThreadOptions { ModelFile = path }));
        refusal.Message.ShouldContain(path);
        refusal.Message.ShouldContain("train --output");
    }

    [Fact]
    public void A_model_file_brings_its_thresholds_and_leaves_memory_to_the_settings()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "model.json");
        File.WriteAllText(path, ModelFile.Write(new LinkingModel { JoinThreshold = 0.3, ActivePosts = 5 }));
        var model = LinkingModel.From(new ThreadOptions { ModelFile = path, JoinThreshold = 0.2, ActivePosts = 2000 });
        (model.JoinThreshold, model.ActivePosts).ShouldBe((0.3, 2000));
    }

    [Fact]
    public async Task Decisions_become_labels_and_what_no_editor_touched_stays_as_it_is()
    {
        await using var stream = new DecidedStream();
        Should.Throw<RefusedException>(() => DecidedSample.Read(stream.Store)).Message.ShouldContain("nothing to learn");
        var ferry = await stream.PostAsync("ferry harbour bergen", "ferry harbour bergen late", "ferry harbour bergen today");
        await stream.PostAsync("volcano ash iceland", "volcano ash iceland flights");
        var odd = await stream.PostAsync("captain resigns abruptly", "captain resigns abruptly monday");
        await stream.MakeAsync(DecidedStream.Merge(stream.ThreadOf(ferry[0]), stream.ThreadOf(odd[0])));
        var samples = DecidedSample.Read(stream.Store);
        samples.Select(sample => sample.Posts).ShouldBe([7, 7]);
        Labels(samples[0]).ShouldBe(["1", "1", "1", null, null, "1", "1"]);
        Labels(samples[1]).ShouldBe(["1", "1", "1", "2", "2", "1", "1"]);
    }

    private static SearchResult Search(Material material, LinkingModel start) =>
        new ModelSearch(material, TrainedNumber.All, seed: 7).Run(start, 15, _ => { }, Cancellation);

    private static IEnumerable<string?> Labels(LabelledStream stream) => stream.Link(new LinkingModel(), Cancellation).Select(post => post.Label);

    /// <summary>Two hundred posts of some stories, each with a few words of its own among common ones.</summary>
    private static LabelledStream Labelled(string name, int seed, int stories = 10)
    {
        var random = new Random(seed);
        return LabelledStream.Of(name, [.. Enumerable.Range(1, 200).Select(number =>
        {
            var story = number <= stories ? number - 1 : random.Next(stories);
            var words = Enumerable.Range(0, 3).Select(_ => $"story{story}word{random.Next(7)}").Concat(Enumerable.Range(0, 3).Select(_ => $"common{random.Next(40)}"));
            var text = string.Join(' ', words);
            return (Some.Post(number, text), text, (string?)$"{story}");
        })]);
    }
}
