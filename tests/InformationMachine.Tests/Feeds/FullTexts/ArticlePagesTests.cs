using InformationMachine.Feeds.FullTexts;
using InformationMachine.Text;

namespace InformationMachine.Tests.Feeds.FullTexts;

public sealed class ArticlePagesTests
{
    private static readonly Uri Address = new("https://courier.example/story");

    public static TheoryData<string> Layouts => [.. ArticlePages.Whole().Select(page => page.Layout)];

    public static TheoryData<string> Others => [.. ArticlePages.Without().Select(page => page.Layout)];

    /// <summary>Nineteen words in twenty of the article are read, and nineteen in twenty of what is read are the article's.</summary>
    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_article_is_read_and_what_stands_around_it_is_not(string layout)
    {
        var (_, page, paragraphs) = ArticlePages.Whole().Single(item => item.Layout == layout);
        var read = Read(page);
        read.IsWall.ShouldBeFalse();
        var (there, meant) = (Words(read.Text), Words(string.Join('\n', paragraphs)));
        var shared = there.Intersect(meant).Count();
        ((double)shared / meant.Count).ShouldBeGreaterThanOrEqualTo(.95, read.Text);
        ((double)shared / Math.Max(1, there.Count)).ShouldBeGreaterThanOrEqualTo(.95, read.Text);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void What_is_no_article_is_none(string layout)
    {
        var read = Read(ArticlePages.Without().Single(item => item.Layout == layout).Page);
        (read.IsWall || read.Text.Length == 0).ShouldBeTrue(read.Text);
    }

    private static Article Read(string page) => ArticleReader.Read(page, Address, TestContext.Current.CancellationToken);

    private static HashSet<string> Words(string text) => [.. FoldedWords.Of(text)];
}
