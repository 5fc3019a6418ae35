using System.Collections.Frozen;
using System.Text;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// Months as Asia and the Arab world write them, each list from January on; names of one month in one language are parted by bars. The
/// months of the solar calendar of Iran count from Farvardin; its years (1404) say which calendar is meant.
/// </summary>
internal static class MonthNames
{
    private static readonly string[] Lists =
    [
        // Arabic: Egypt and the Gulf; the Levant and Iraq; the Maghreb.
        "يناير فبراير مارس أبريل|ابريل|إبريل مايو يونيو|يونيه يوليو|يوليه أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر",
        "كانون‌الثاني شباط آذار نيسان أيار|ايار حزيران تموز آب أيلول|ايلول تشرين‌الأول تشرين‌الثاني كانون‌الأول",
        "جانفي|يناير فيفري مارس أفريل ماي جوان جويلية|يوليوز أوت|غشت شتنبر أكتوبر نونبر دجنبر",
        // Persian, of both calendars; Urdu.
        "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه|جولای اوت|آگوست سپتامبر اکتبر نوامبر دسامبر",
        "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
        "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
        // Hindi; Marathi and Nepali; Bengali; Gujarati; Punjabi; Tamil; Telugu; Kannada; Malayalam; Sinhala.
        "जनवरी|जन फ़रवरी|फरवरी|फ़र|फर मार्च अप्रैल मई जून जुलाई|जुल अगस्त|अग सितंबर|सितम्बर|सित अक्टूबर|अक्तूबर|अक्टू नवंबर|नवम्बर|नव दिसंबर|दिसम्बर|दिस",
        "जानेवारी|जनवरी फेब्रुवारी|फेब्रुअरी मार्च एप्रिल|अप्रिल मे जून जुलै|जुलाई ऑगस्ट|अगस्ट सप्टेंबर|सेप्टेम्बर ऑक्टोबर|अक्टोबर नोव्हेंबर|नोभेम्बर डिसेंबर|डिसेम्बर",
        "জানুয়ারি|জানুয়ারী ফেব্রুয়ারি|ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
        "જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ|ઓગસ્ટ સપ્ટેમ્બર ઑક્ટોબર|ઓક્ટોબર નવેમ્બર ડિસેમ્બર",
        "ਜਨਵਰੀ ਫ਼ਰਵਰੀ|ਫਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ",
        "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
        "జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై|జూలై ఆగస్టు సెప్టెంబర్|సెప్టెంబరు అక్టోబర్|అక్టోబరు నవంబర్|నవంబరు డిసెంబర్|డిసెంబరు",
        "ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್",
        "ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ്|മെയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ",
        "ජනවාරි පෙබරවාරි මාර්තු අප්‍රේල් මැයි ජූනි ජූලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්",
        // Thai, whole and short; Indonesian and Malay; Turkish stands with the western ones.
        "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
        "มค กพ มีค เมย พค มิย กค สค กย ตค พย ธค",
        "januari februari maret|mac april|apr mei|mai juni|jun juli|julai|jul agustus|ogos|agt|agu september oktober november|nop desember|disember|des|dis",
    ];

    private static readonly FrozenDictionary<string, int> Months = Lists
        .SelectMany(list => list.Split(' ').SelectMany((names, index) => names.Split('|').Select(name => (Name: Plain(name), Month: index + 1))))
        .DistinctBy(pair => pair.Name, StringComparer.Ordinal).ToFrozenDictionary(pair => pair.Name, pair => pair.Month, StringComparer.Ordinal);

    /// <summary>The number of a month in small letters, 1 to 12; false where it is none.</summary>
    public static bool TryGet(string name, out int month) => Months.TryGetValue(Plain(name), out month);

    /// <summary>Joiners and full stops may stand within a name.</summary>
    private static string Plain(string name) => name.Normalize(NormalizationForm.FormC).Replace("\u200C", "", StringComparison.Ordinal).Replace("\u200D", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
}
