using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;

namespace InformationMachine.Tests.Data;

public sealed class PostIdTests
{
    private static readonly FeedId Feed = FeedId.Parse("blog");

    [Fact]
    public void The_same_guid_of_the_same_feed_is_the_same_post() =>
        PostId.From(Feed, "dQw4").ShouldBe(PostId.From(Feed, "dQw4"));

    [Fact]
    public void Guids_that_differ_only_in_case_are_different_posts() =>
        PostId.From(Feed, "dQw4").ShouldNotBe(PostId.From(Feed, "DQW4"));

    [Fact]
    public void An_id_reads_back()
    {
        var id = PostId.From(Feed, "x");
        id.Value.Length.ShouldBe(PostId.Length);
        PostId.Parse(id.ToString()).ShouldBe(id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("UPPER")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaa1")]
    public void Anything_else_is_refused(string? text) => PostId.TryParse(text, out _).ShouldBeFalse();
}
