using InformationMachine.Embeddings;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Tests.Threads.Evidence;

public sealed class SentenceEmbedderTests
{
    [Fact]
    public void The_same_event_in_other_words_is_nearer_than_another_event()
    {
        using var embedder = new SentenceEmbedder();
        var fire = embedder.Embed("Firefighters battle a blaze at a paper mill outside Trondheim.");
        Cosine(fire, embedder.Embed("A factory is burning near a Norwegian city, and crews fight the flames.")).ShouldBeGreaterThan(0.45f);
        Cosine(fire, embedder.Embed("The central bank left its interest rate where it was.")).ShouldBeLessThan(0.2f);
        embedder.Embed("Firefighters battle a blaze at a paper mill outside Trondheim.").ShouldBe(fire);
        embedder.Embed("").Length.ShouldBe(SentenceEmbedder.Length);
    }

    [Theory]
    [InlineData("The ferry sank at noon, and all were saved.", null, true)]
    [InlineData("Harbour ferry launched", null, true)]
    [InlineData("Harbour ferry launched", "de-AT", false)]
    [InlineData("Die Fähre sank gegen Mittag, und alle Fahrgäste wurden von zwei Booten gerettet.", null, false)]
    [InlineData("Паром затонул в полдень, все спасены.", null, false)]
    [InlineData("渡轮中午沉没,所有人获救。", null, false)]
    [InlineData("Le bac a coulé vers midi, tous les passagers ont été sauvés par deux bateaux.", "fr", false)]
    public void Only_English_is_embedded(string text, string? language, bool isEnglish) => EnglishText.Is(text, language).ShouldBe(isEnglish);

    [Fact]
    public void None_is_opened_where_none_is_wanted() => SentenceEmbedders.Open(EmbeddingMode.Off).ShouldBeNull();

    private static float Cosine(sbyte[] a, sbyte[] b) => Embedding.Dot(a, b) / MathF.Sqrt((float)Embedding.Dot(a, a) * Embedding.Dot(b, b));
}
