using InformationMachine.Briefings.Writing;

namespace InformationMachine.Tests.Briefings.Writing;

public sealed class ThreadLanguageTests
{
    [Theory]
    [InlineData("en", "The ferry was late because the bridge over the sound had been closed by the storm.")]
    [InlineData("de", "Die Fähre kam zu spät, weil die Brücke über den Sund nach dem Sturm nicht geöffnet werden konnte.")]
    [InlineData("fr", "Le ferry est arrivé en retard parce que le pont sur le détroit était fermé à cause de la tempête.")]
    [InlineData("es", "El transbordador llegó tarde porque el puente sobre el estrecho estaba cerrado por la tormenta y no se podía pasar.")]
    [InlineData("it", "Il traghetto è arrivato in ritardo perché il ponte sullo stretto era chiuso per la tempesta e non si poteva passare.")]
    [InlineData("pt", "A balsa chegou tarde porque a ponte sobre o estreito não foi aberta depois da tempestade e os carros ficaram no cais.")]
    [InlineData("nl", "De veerboot kwam te laat omdat de brug over de zeestraat na de storm niet open kon, zegt een woordvoerder van de haven.")]
    [InlineData("sv", "Färjan kom för sent eftersom bron över sundet inte kunde öppnas efter stormen, och det var många som fick vänta på kajen.")]
    [InlineData("pl", "Prom spóźnił się, ponieważ most nad cieśniną nie był otwarty po burzy i nie można było przez niego przejść.")]
    [InlineData("ja", "嵐のあと海峡の橋が開かず、フェリーは遅れて港に着いた。")]
    [InlineData("zh", "风暴过后海峡大桥未能开放，渡轮晚点抵达港口。")]
    [InlineData("ko", "폭풍 뒤에 해협의 다리가 열리지 않아 여객선이 늦게 항구에 도착했다.")]
    [InlineData("ru", "Паром опоздал, потому что мост через пролив после шторма не открыли.")]
    [InlineData("uk", "Пором запізнився, бо міст через протоку після шторму не відкрили.")]
    [InlineData("ur", "طوفان کے بعد آبنائے کا پل نہیں کھل سکا اور کشتی دیر سے پہنچی۔")]
    [InlineData("ar", "تأخرت العبارة لأن الجسر فوق المضيق لم يفتح بعد العاصفة.")]
    public void A_sentence_tells_its_language(string language, string text) => ThreadLanguage.Of(text).ShouldBe(language);

    [Theory]
    [InlineData("de", "Kurz notiert: Brücke gesperrt, Kran repariert\nUnsere Notizen fassen das Wichtigste vom Kai zusammen.")]
    [InlineData("sv", "Hamnkaptenen fick sitt konto kapat. Någon på Brannö tog över färjan.")]
    [InlineData("da", "Færgen kom for sent, fordi broen ikke blev åbnet efter stormen, og nu er der kø ved havnen.")]
    public void A_few_words_and_their_letters_tell_it_too(string language, string text) => ThreadLanguage.Of(text).ShouldBe(language);

    [Fact]
    public void A_post_is_in_another_language_only_where_that_is_sure()
    {
        ThreadLanguage.IsOther(Some.Post(1, "Die Fähre kam zu spät, weil die Brücke über den Sund nach dem Sturm nicht geöffnet werden konnte."), "en").ShouldBeTrue();
        ThreadLanguage.IsOther(Some.Post(1, "Solan Brannoch Reyk"), "en").ShouldBeFalse();
        ThreadLanguage.IsOther(Some.Post(1, "The ferry was late because the bridge over the sound had been closed by the storm."), "en").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Solan, Brannoch, Reyk")]
    [InlineData("Ada Hale: Port Brannoch 41, Solan 260, Voss 44, Mirela 9, Tomas 12, Lines 14")]
    [InlineData("do do do do do do do do do do do do")]
    [InlineData("12:30 — 14")]
    public void Names_and_figures_tell_none(string text) => ThreadLanguage.Of(text).ShouldBeNull();

    [Fact]
    public void A_declaration_counts_where_the_words_do_not_tell() =>
        ThreadLanguage.Of([Some.Post(1, "Solan, Brannoch") with { Language = "sv-SE" }, Some.Post(2, "Reyk") with { Language = "sv" }]).ShouldBe("sv");

    [Fact]
    public void Words_count_for_more_than_the_declaration_of_a_feeds_software() =>
        ThreadLanguage.Of([Some.Post(1, "Die Fähre kam zu spät, weil die Brücke über den Sund nach dem Sturm nicht geöffnet werden konnte.") with { Language = "en-US" }]).ShouldBe("de");
}
