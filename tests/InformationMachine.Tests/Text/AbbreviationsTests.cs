using InformationMachine.Text;

namespace InformationMachine.Tests.Text;

public sealed class AbbreviationsTests
{
    [Theory]
    [InlineData("Das Boot fährt z. B. am Freitag nicht.")]
    [InlineData("Nach Art. 7 Abs. 2 Satz 1 zahlt die Stadt rd. 3,5 Mio. Euro bzw. ca. 200 Tsd. mehr.")]
    [InlineData("Am 4. Juni spricht Prof. Dr. H. Lang lt. Plan i. d. R. zuerst.")]
    [InlineData("Selon M. Roux et Mme L. Petit, env. 30 bateaux sont à quai, cf. art. 4 du code.")]
    [InlineData("El Sr. Gil y la Dra. Ruiz llegaron a las 9 a. m. del lunes de EE. UU. en barco.")]
    [InlineData("Secondo l'avv. M. Greco e il sig. Conti i danni sono ca. 3 mln. di euro.")]
    [InlineData("Volgens dhr. De Wit zijn o.a. 30 boten vast, d.w.z. bijna de helft.")]
    [InlineData("Dr A. Nowak mówi o kosztach ok. 3 mln zł przy ul. Morskiej.")]
    [InlineData("По словам А. С. Волкова, в г. Тарне на ул. Морской стоят 30 судов.")]
    [InlineData("डॉ. ए. शर्मा ने कहा कि नाव चलेगी।")]
    [InlineData("قال د. سامي إن القارب يغادر ظهرا.")]
    [InlineData("The U.S. Navy moved No. 5 boat of Quay Inc. Chairman Ada Hale to the yard.")]
    [InlineData("Orvane Inc. Chairman Ada Hale left.")]
    public void An_abbreviation_ends_nothing(string sentence) => SentenceSplitter.Split(sentence).ShouldBe([sentence]);

    [Theory]
    [InlineData("The port bought the crane of Quay Inc.", "Shares rose by a tenth.")]
    [InlineData("The boats came from the U.S.", "They leave at noon.")]
    [InlineData("Most otwarto 4 czerwca 2026 r.", "Prezydent miasta mówi o kosztach.")]
    [InlineData("Мост открыли 4 июня 2026 г.", "По словам мэра, он цел.")]
    [InlineData("Ущерб составил 3 млн руб.", "На улице нет света.")]
    [InlineData("Zu sehen sind Boote, Netze usw.", "Danach folgt ein Fest.")]
    [InlineData("The keeper said no.", "The boats left.")]
    [InlineData("It is a fine work of art.", "Visitors came early.")]
    [InlineData("The track is 12 km.", "Runners start at noon.")]
    [InlineData("Die Strecke misst 12 km.", "Der Start ist um elf.")]
    [InlineData("Koszt to 3 mln zł.", "Ul. Morska jest zamknięta.")]
    public void A_sentence_that_ends_ends(string first, string second) => SentenceSplitter.Split($"{first} {second}").ShouldBe([first, second]);
}
