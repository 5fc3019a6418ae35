using InformationMachine.Threads.Linking;

namespace InformationMachine.Tests.Threads.Linking;

public sealed class ThreadNumbersTests
{
    private readonly SmallGraph _graph = new();

    [Fact]
    public void A_thread_has_a_mean_a_weakest_and_its_likeness_elsewhere()
    {
        var (posts, stranger, lone) = (_graph.Posts(3), _graph.Post(), _graph.Post());
        SmallGraph.Link(posts[0], posts[1], 0.8f);
        SmallGraph.Link(posts[0], posts[2], 0.6f);
        SmallGraph.Link(posts[0], stranger, 0.5f);
        SmallGraph.Link(posts[0], lone, 0.4f);
        SmallGraph.Link(posts[1], lone, 0.1f);
        var thread = SmallGraph.Thread(1, posts);
        SmallGraph.Thread(2, stranger);

        var numbers = ThreadNumbers.Of(thread);
        numbers.Sureness.ShouldBe((0.7 + 0.4 + 0.3) / 3, 1e-6);
        numbers.Weakest.ShouldBe(0.3, 1e-6);
        numbers.Elsewhere.ShouldBe((0.5 + 0.1) / 3, 1e-6);
    }

    [Theory]
    [InlineData(1, 1, true, true, "Account")]
    [InlineData(1, 1, true, false, "Outlet")]
    [InlineData(1, 1, false, false, "Outlet")]
    [InlineData(1, 2, true, true, "Several")]
    [InlineData(-1, -1, false, false, "Several")] // speakers that nobody knows are not one
    public void Who_tells_it(int voice, int other, bool isAccount, bool isOtherAccount, string teller) =>
        ThreadNumbers.Of(SmallGraph.Thread(1, _graph.Post(voice, isAccount), _graph.Post(other, isOtherAccount))).Teller.ToString().ShouldBe(teller);

    [Fact]
    public void Of_a_very_large_thread_the_latest_two_hundred_are_looked_at()
    {
        var posts = _graph.Posts(201);
        SmallGraph.Link(posts[0], _graph.Post(), 0.8f);
        ThreadNumbers.Of(SmallGraph.Thread(1, posts)).Elsewhere.ShouldBe(0);
        SmallGraph.Link(posts[1], _graph.Post(), 0.8f);
        ThreadNumbers.Of(SmallGraph.Thread(2, posts)).Elsewhere.ShouldBe(0.8 / 200, 1e-6);
    }
}
