using InformationMachine.Feeds.Sources;

namespace InformationMachine.Tests.Feeds.Sources;

public sealed class PostsFileTests
{
    [Theory]
    [InlineData("Q&amp;A on the &lt;quay&gt; &quot;today&quot;", "Q&A on the <quay> \"today\"")]
    [InlineData("Write &amp;lt; for a bracket", "Write &lt; for a bracket")]
    [InlineData("The caf&eacute; sells bread & butter", "The caf&eacute; sells bread & butter")]
    public void What_was_escaped_for_browsers_is_read_as_people_wrote_it(string written, string text)
    {
        var post = PostsFile.Parse($$"""{"id": "&amp;1", "time": "2026-05-01T10:00:00Z", "title": {{System.Text.Json.JsonSerializer.Serialize(written)}}, "text": {{System.Text.Json.JsonSerializer.Serialize(written)}}}""", "posts.jsonl:1");
        (post.Title, post.Text, post.Guid).ShouldBe((text, text, "&amp;1"));
    }
}
