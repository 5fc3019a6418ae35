using InformationMachine.Briefings.Claims;

namespace InformationMachine.Tests.Briefings.Claims;

public sealed class ThreadLanguageTests
{
    [Fact]
    public void Posts_that_tell_no_language_together_are_in_the_one_that_more_are_in_than_in_any_other()
    {
        string[] texts =
        [
            "Cinq personnes ont été blessées par les tirs à la gare de Brannoch et un suspect a été arrêté par la police dans la ville.",
            "Witnesses filmed the crowd after a man had shot at several people inside the station of Brannoch.",
            "Officials of the town have named the suspect in a shooting that left five people wounded at the station.",
            "Der Mann, der im Bahnhof von Brannoch auf fünf Menschen geschossen hat, war der Polizei der Stadt nicht bekannt und ist ein Matrose.",
        ];
        ThreadLanguage.Of(string.Join('\n', texts)).ShouldBeNull("together they tell none");
        ThreadLanguage.Of([.. texts.Select((text, n) => Some.Post(n + 1, text))]).ShouldBe("en");
        ThreadLanguage.Of([Some.Post(1, texts[0]), Some.Post(2, texts[3])]).ShouldBeNull("one post each is no majority");
    }

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
    [InlineData("sk", "Vláda dnes schválila nový rozpočet na budúci rok. Minister financií povedal, že deficit bude nižší ako v tomto roku, ale opozícia s tým nesúhlasí. Podľa nej sú príjmy nadhodnotené a výdavky na zdravotníctvo nie sú dostatočné. Parlament bude o návrhu rokovať v októbri.")]
    [InlineData("hr", "Vlada je danas usvojila novi budžet za sledeću godinu. Ministar finansija rekao je da će deficit biti manji nego ove godine, ali se opozicija sa tim ne slaže.")]
    [InlineData("sl", "Trajekt je zamujal, ker most čez ožino po neurju ni bil odprt in so avtomobili ostali v pristanišču.")]
    [InlineData("hu", "A komp késett, mert a szoros fölötti hidat a vihar után nem nyitották meg, és az autók a kikötőben maradtak.")]
    [InlineData("ca", "El transbordador va arribar tard perquè el pont sobre l'estret no es va obrir després de la tempesta i els cotxes es van quedar al moll.")]
    [InlineData("et", "Praam jäi hiljaks, sest sild üle väina ei olnud pärast tormi avatud ja autod jäid sadamasse ootama.")]
    [InlineData("lt", "Vyriausybė šiandien patvirtino naują kitų metų biudžetą. Finansų ministras sakė, kad deficitas bus mažesnis nei šiemet, tačiau opozicija su tuo nesutinka. Jų teigimu, pajamos yra per didelės, o išlaidos sveikatos apsaugai nėra pakankamos.")]
    [InlineData("lv", "Prāmis kavējās, jo tilts pār šaurumu pēc vētras netika atvērts un automašīnas palika ostā.")]
    [InlineData("vi", "Chuyến phà đến muộn vì cây cầu qua eo biển không được mở sau cơn bão và nhiều xe phải chờ ở bến.")]
    [InlineData("bg", "Фериботът закъсня, защото мостът над пролива не беше отворен след бурята.")]
    [InlineData("sr", "Трајект је каснио јер мост преко мореуза није био отворен после олује.")]
    [InlineData("mk", "Владата денес го одобри новиот буџет за следната година. Министерот за финансии рече дека дефицитот ќе биде помал од годинава, но опозицијата не се согласува со тоа.")]
    [InlineData("be", "Урад сёння зацвердзіў новы бюджэт на наступны год. Міністр фінансаў сказаў, што дэфіцыт будзе ніжэйшы, чым сёлета, але апазіцыя з гэтым не згодная.")]
    [InlineData("kk", "Үкімет бүгін келесі жылға арналған жаңа бюджетті бекітті. Қаржы министрі тапшылық биылғыдан аз болады деді, бірақ оппозиция бұған келіспейді.")]
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
    [InlineData("af", "nl", "Die veerboot het laat gekom omdat die brug oor die seestraat nie oop was nie, en die mense van die hawe moet tot in die aand wag.")]
    [InlineData("ms", null, "Feri itu tiba lewat kerana jambatan di atas selat tidak dibuka selepas ribut dan banyak kereta menunggu di pelabuhan untuk masa yang lama.")]
    public void Of_languages_that_are_too_alike_the_declaration_decides(string declared, string? like, string text)
    {
        ThreadLanguage.Of(text, declared).ShouldBe(declared);
        ThreadLanguage.Of(text, "en").ShouldBeOneOf([like, null], "unknown rather than wrong");
    }

    [Theory]
    [InlineData("Update the pre-push hook to v2.4 (#1187), do so on all hosts")]
    [InlineData("Ada Hale's harbour show: so far so good, to be or to go on?")]
    public void Short_words_of_a_rarer_language_are_not_believed_alone(string text) => (ThreadLanguage.Of(text) is null or "en").ShouldBeTrue();

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
