using InformationMachine.Feeds;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Feeds;

public sealed class PostNormalizerTests
{
    private static readonly DateTimeOffset Now = Some.Time;
    private static readonly FeedConfig Feed = new() { Id = Some.Feed, Url = new Uri("https://harbour.example.org/feed") };

    [Fact]
    public void The_identity_is_the_publisher_s_else_the_address_else_the_words()
    {
        var posts = Normalize(
            new ParsedItem { Id = "a", Link = "https://x.example/1", ContentText = "one" },
            new ParsedItem { Link = "https://x.example/2", ContentText = "two" },
            new ParsedItem { ContentText = "three" });
        posts.Select(post => post.Guid).ShouldContain("a");
        posts.Select(post => post.Guid).ShouldContain("https://x.example/2");
        posts.ShouldContain(post => post.Guid.StartsWith("hash:", StringComparison.Ordinal));
    }

    [Fact]
    public void Items_that_share_an_identity_stay_apart() =>
        Normalize(
            new ParsedItem { Id = "same", Link = "https://x.example/1", ContentText = "one" },
            new ParsedItem { Id = "same", Link = "https://x.example/2", ContentText = "two" }).Select(post => post.Id).ShouldBeUnique();

    [Fact]
    public void A_picture_that_leads_several_items_is_the_feeds_sign()
    {
        static ParsedItem Item(string id, string picture) => new() { Id = id, ContentText = id, LeadPicture = new InformationMachine.Data.Posts.LeadPicture(picture, null) };
        Normalize(Item("1", "https://x.example/sign.png"), Item("2", "https://x.example/ferry.png"), Item("3", "https://x.example/sign.png"))
            .Select(post => post.LeadPicture?.Url).OfType<string>().ShouldBe(["https://x.example/ferry.png"]);
    }

    [Fact]
    public void Nothing_a_publisher_writes_is_longer_than_a_record_may_be()
    {
        var many = new string('m', 3_000_000);
        var post = Normalize(new ParsedItem
        {
            Id = many,
            Author = many,
            Handle = "@" + many,
            Title = many,
            ContentText = many,
            Language = many,
            LinkTitle = many,
            PublishedRaw = many,
            Quoted = new InformationMachine.Data.Posts.PostQuote(many, many, many, "https://x.example/1", IsRepost: false),
        }).ShouldHaveSingleItem();
        System.Text.Json.JsonSerializer.Serialize(post).Length.ShouldBeLessThan(40_000);
        Normalize(new ParsedItem { Id = many, ContentText = "x" }, new ParsedItem { Id = many + "2", ContentText = "y" }).Count.ShouldBe(2, "the identity comes from all of it");
        PostNormalizer.TitleOf(new ParsedFeed { Title = many })!.Length.ShouldBeLessThan(1000);
    }

    [Theory]
    [InlineData("2099-01-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData(null)]
    public void A_date_nobody_can_believe_gives_way_to_the_time_of_reading(string? date) =>
        Normalize(new ParsedItem { Id = "1", ContentText = "x", Published = date is null ? null : DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture), PublishedRaw = date })
            .ShouldHaveSingleItem().PublishedAt.ShouldBe(Now);

    [Fact]
    public void The_oldest_comes_first_whatever_the_order_of_the_document() =>
        Normalize(
            new ParsedItem { Id = "new", ContentText = "x", Published = Now.AddHours(-1) },
            new ParsedItem { Id = "old", ContentText = "y", Published = Now.AddHours(-2) }).Select(post => post.Guid).ShouldBe(["old", "new"]);

    [Theory]
    [InlineData("Des Ã©tÃ©s froids", "Des étés froids")]
    [InlineData("The portâ€™s crane â€“ and Â£3", "The port’s crane – and £3")]
    [InlineData("The portâ€™s crane stands still", "The port’s crane stands still")]
    [InlineData("The keepers call it â€œold ironâ€ and laugh", "The keepers call it “old iron” and laugh")]
    [InlineData("PortÂ : la grue reste Ã quai, dit la 3eÂ équipe", "Port : la grue reste à quai, dit la 3e équipe")]
    [InlineData("IRMÃ e irmão", "IRMÃ e irmão")]
    [InlineData("Au « CAFÉ» et à l'été", "Au « CAFÉ» et à l'été")]
    [InlineData("IRMÃ“ once", "IRMÃ“ once")]
    [InlineData("Ein Schiff — „groß“", "Ein Schiff — „groß“")]
    public void What_was_encoded_twice_is_read_as_it_was_meant(string text, string meant) =>
        Normalize(new ParsedItem { Id = "1", ContentText = text }).ShouldHaveSingleItem().Text.ShouldBe(meant);

    [Theory]
    [InlineData("<p>The keeper writes:</p><blockquote><p>The quay is old.</p><p>It leaks.</p></blockquote><p>I agree.</p>", "The keeper writes:\n> The quay is old.\n> It leaks.\nI agree.")]
    [InlineData("<blockquote>The quay is old.</blockquote>", "The quay is old.")]
    [InlineData("<p>The quay is old.</p>", "The quay is old.")]
    public void What_a_post_quotes_is_marked_as_quoted(string html, string text)
    {
        var body = HtmlCleaner.Clean(html, null);
        Normalize(new ParsedItem { Id = "1", ContentHtml = body.Html, ContentText = body.Text }).ShouldHaveSingleItem().Text.ShouldBe(text);
    }

    [Fact]
    public void An_address_of_the_feed_s_keeper_is_no_author()
    {
        var feed = new ParsedFeed { Title = "Harbour notes", Author = "webmaster@harbour.example.org", Items = [new ParsedItem { Id = "1", ContentText = "x" }] };
        new PostNormalizer(new FeedOptions()).Normalize(Feed, feed, Now).ShouldHaveSingleItem().Author.ShouldBe("Harbour notes");
    }

    [Fact]
    public void An_aggregator_s_item_is_by_whom_it_was_taken_from() =>
        Normalize(new ParsedItem { Id = "1", ContentText = "x", Source = "The Quay" }).ShouldHaveSingleItem().Author.ShouldBe("The Quay");

    [Fact]
    public void A_feed_s_name_that_was_encoded_twice_is_told_by_what_stands_beside_it()
    {
        PostNormalizer.TitleOf(new ParsedFeed { Title = "ActualitÃ©s du quai", Description = "Le quai et la sociÃ©tÃ©" }).ShouldBe("Actualités du quai");
        PostNormalizer.TitleOf(new ParsedFeed { Title = "SÃ©" }).ShouldBe("SÃ©");
        PostNormalizer.TitleOf(new ParsedFeed()).ShouldBeNull();
    }

    [Fact]
    public void A_title_that_only_repeats_the_text_is_none() =>
        Normalize(new ParsedItem { Id = "1", Title = "The ferry sails at…", ContentText = "The ferry sails at noon." }).ShouldHaveSingleItem().Title.ShouldBeNull();

    [Fact]
    public void An_item_without_words_is_left_out() => Normalize(new ParsedItem { Id = "1", Link = "https://x.example/1" }).ShouldBeEmpty();

    [Fact]
    public void A_long_text_is_cut_at_a_word()
    {
        var text = Normalize(new ParsedItem { Id = "1", ContentText = string.Concat(Enumerable.Repeat("harbour ", 100)) }).ShouldHaveSingleItem().Text;
        text.Length.ShouldBeLessThanOrEqualTo(200);
        text.ShouldEndWith("harbour…");
    }

    [Fact]
    public void Somebody_always_wrote_it() => Normalize(new ParsedItem { Id = "1", ContentText = "x" }).ShouldHaveSingleItem().Author.ShouldBe("Harbour news");

    private static IReadOnlyList<InformationMachine.Data.Posts.Post> Normalize(params ParsedItem[] items) =>
        new PostNormalizer(new FeedOptions { MaximumTextLength = 200 }).Normalize(Feed, new ParsedFeed { Title = "Harbour news", Items = [.. items] }, Now);
}
