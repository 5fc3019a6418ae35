using InformationMachine.Data.Posts;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Tests.Threads.Evidence;

public sealed class PostObserverTests
{
    private readonly PostObserver _observer = new();

    [Fact]
    public void Words_names_numbers_and_the_headline_are_told_apart()
    {
        var post = Observe(Some.Post(1, "The council paid Veronika Havel 4000 crowns. Nobody in Plzen objected.") with { Title = "Council pays a debt" });
        Kinds(post, "havel").ShouldBe(TermKinds.Name);
        Kinds(post, "4000").ShouldBe(TermKinds.Number);
        Kinds(post, "debt").ShouldBe(TermKinds.Title);
        Kinds(post, "council").ShouldBe(TermKinds.Title);
        Kinds(post, "objected").ShouldBe(TermKinds.None);
        post.Terms.ShouldBeInOrder();
        post.Pairs.ShouldContain(TermHash.Pair(TermHash.Of("veronika"), TermHash.Of("havel")));
    }

    [Fact]
    public void Hashes_stay_the_same_for_ever() => TermHash.Of("ferry").ShouldBe(-1_841_539_678);

    [Theory]
    [InlineData("https://example.org/a/b", "http://www.example.org/a/b/")]
    [InlineData("https://example.org/a/b?utm_source=x", "https://example.org/a/b#top")]
    [InlineData("https://x.com/ada/status/77", "https://x.com/i/status/77")]
    [InlineData("https://example.org/A/b", "https://example.org/a/b")]
    public void Two_spellings_of_an_address_are_one(string one, string other) => AddressHash.Of(one).ShouldBe(AddressHash.Of(other));

    [Theory]
    [InlineData("https://example.org/watch?v=1", "https://example.org/watch?v=2")]
    [InlineData("https://example.org/a", "https://example.org/b")]
    [InlineData("https://x.com/ada/status/77", "https://x.com/ada/status/78")]
    public void Two_addresses_are_two(string one, string other) => AddressHash.Of(one).ShouldNotBe(AddressHash.Of(other));

    [Fact]
    public void A_mention_has_the_hash_of_the_account_it_names()
    {
        var ada = Observe(Some.Post(1) with { Handle = "@Ada_Hale" });
        var reply = Observe(Some.Post(2, "@ada_hale, when does it sail? Write to me@example.org."));
        reply.Mentions.ShouldBe([ada.Account]);
        reply.IsReply.ShouldBeTrue();
    }

    [Fact]
    public void A_file_that_names_nobody_has_no_author()
    {
        Observe(Some.Post(1, author: Some.Feed.Value)).Author.ShouldBe(ObservedPost.Nobody);
        Observe(Some.Post(1)).Author.ShouldBeGreaterThanOrEqualTo(0);
    }

    private static TermKinds Kinds(ObservedPost post, string word) => post.Kinds[Array.IndexOf(post.Terms, TermHash.Of(word))];

    private ObservedPost Observe(Post post) => _observer.Observe([post], [null])[0];
}
