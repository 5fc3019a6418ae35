using InformationMachine.Text;

namespace InformationMachine.Tests.Text;

public sealed class PostTokenizerTests
{
    public static TheoryData<string, string> Words => new()
    {
        { "The ferry was launched in Oslo's harbour", "ferry launched oslo harbour" },
        { "Bridges and cities, glass", "bridge citie glass" },
        { "Read https://example.org/a?b=1 and www.example.org now", "read" },
        { "Café AÑO Über", "cafe ano uber" },
        { "It don't cost 1.5 or $13 million", "cost 15 13 million" },
        { "東京で地震", "東京 京で で地 地震" },
        { "서울 지진", "서울 지진" },
        { "火", "火" },
        { "Fire 🔥🔥 here", "fire 🔥 🔥" },
        { "Пожар в Москве", "пожар москве" },
        { "Färjan går inte från hamnen eller kajen", "farjan gar hamnen kajen" },
        { "کراچی کی بندرگاہ میں آگ", "کراچی بندرگاہ آگ" },
        { "Bombs in Jos, a take from Gore", "bomb jos take gore" },
        { "#MetroNorth derails", "metronorth metro north derail" },
        { "#fire, #", "fire" },
        { "", "" },
        { "... !!! —", "" },
        { "half \ud83d of a pair", "half pair" },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void A_text_is_cut_into_words(string text, string words) => new PostTokenizer().Tokenize(text).Words.ShouldBe(words);

    [Fact]
    public void Hashtags_are_told_apart() => new PostTokenizer().Tokenize("Smoke over the hills #WildFire #rain").Hashtags.ShouldBe("wildfire rain");

    [Theory]
    [InlineData("Yesterday people saw how Ada Hale left in Bergen", "ada hale bergen")]
    [InlineData("Ferry Sinks Off Norway Coast", "")]
    [InlineData("They left. Nobody saw them", "")]
    public void Names_are_known_by_their_capitals_where_capitals_tell(string text, string names) =>
        new PostTokenizer().Tokenize(text).Names.ShouldBe(names);

    [Fact]
    public void A_book_is_read_only_in_its_beginning()
    {
        var book = string.Join(' ', Enumerable.Range(0, 10_000).Select(word => $"word{word}x"));
        new PostTokenizer().Tokenize(book).Words.Split(' ').Length.ShouldBe(PostTokenizer.MaximumTokens);
    }
}
