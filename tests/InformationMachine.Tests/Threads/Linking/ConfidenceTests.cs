using InformationMachine.Threads.Linking;

namespace InformationMachine.Tests.Threads.Linking;

public sealed class ConfidenceTests
{
    [Theory]
    [InlineData("Several", 0, 1)]
    [InlineData("Account", 1, 0)]
    [InlineData("Outlet", 0, 0)]
    public void Its_numbers_are_log_odds_and_who_tells_it(string teller, float account, float several)
    {
        var features = Confidence.Features(new ThreadNumbers(0.8, 0.5, 0.3, Enum.Parse<ThreadTeller>(teller)));
        features.Length.ShouldBe(5);
        features[0].ShouldBe((float)Math.Log(0.81 / 0.21), 1e-5f);
        features[1].ShouldBe(0, 1e-5f);
        features[2].ShouldBe(0.3f);
        (features[3], features[4]).ShouldBe((account, several));
    }

    [Fact]
    public void The_fitted_function_gives_what_it_was_fitted_to_give()
    {
        // Worked out apart from the program: the logistic function of -0.88 + 0.8 × 1.350 - 0.02 × 0.829 - 2.12 × 0.3 + 1.39.
        Confidence.Of(new ThreadNumbers(0.8, 0.7, 0.3, ThreadTeller.Several)).ShouldBe(0.7186, 1e-4);
        Confidence.Of(new ThreadNumbers(0.4, 0.1, 0.6, ThreadTeller.Outlet)).ShouldBe(0.0811, 1e-4);
    }

    [Fact]
    public void A_surer_thread_is_surer_and_what_is_like_much_else_is_less_so()
    {
        var thread = new ThreadNumbers(0.7, 0.5, 0.3, ThreadTeller.Several);
        var confidence = Confidence.Of(thread);
        Confidence.Of(thread with { Sureness = 0.9 }).ShouldBeGreaterThan(confidence);
        Confidence.Of(thread with { Elsewhere = 0.6 }).ShouldBeLessThan(confidence);
        Confidence.Of(thread with { Teller = ThreadTeller.Outlet }).ShouldBeLessThan(confidence, "a column looks like a story");
        Confidence.Of(thread with { Sureness = 0, Weakest = 0, Elsewhere = 1 }).ShouldBeInRange(0, 0.1);
        Confidence.Of(thread with { Sureness = 1, Weakest = 1, Elsewhere = 0 }).ShouldBeInRange(0.9, 1);
    }

    [Fact]
    public void A_post_alone_is_one_story()
    {
        var graph = new SmallGraph();
        new RatedThread(SmallGraph.Thread(1, graph.Post()), default).Confidence.ShouldBe(1);
        new RatedThread(SmallGraph.Thread(2, graph.Posts(2)), default).Confidence.ShouldBe(Confidence.Of(default));
    }
}
