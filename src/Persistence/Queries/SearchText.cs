using System.Globalization;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;
using Persistence.Customers;

namespace Persistence.Queries;

/// <summary>What a text in the search box may be. Eleven digits may be a mobile and a ticket's number; both are then looked for.</summary>
internal sealed class SearchText
{
    /// <summary>Longest text that is looked for: an address as people paste it.</summary>
    public const int Longest = 100;

    /// <summary>Fewer digits than these end too many numbers.</summary>
    public const int LeastPhoneDigits = 4;

    private const int MostPhoneDigits = 11;

    public SearchText(string typed)
    {
        Text = typed.Trim();
        if (Text.Length > Longest) Text = Text[..Longest];
        Phone = PhoneNumber.Normalize(Text, PhoneSource.Typed);
        var digits = Digits(Text);
        PhoneEnd = digits.Length is >= LeastPhoneDigits and <= MostPhoneDigits && Text.All(c => char.IsAsciiDigit(Narrow(c)) || c is ' ' or '-' or '\u3000') ? CustomerPhone.Backwards(digits) : null;
        TicketNumber = Crm.Domain.Tickets.TicketNumber.Normalize(Text);
        Serial = SerialNumber.Normalize(Text) is { Length: >= 6 } serial ? serial : null;
        Keys = Pinyin.KeysOf(Text);
        CustomerNumber = CustomerNumberOf(Text);
    }

    /// <summary>As typed, without blanks around it.</summary>
    public string Text { get; }

    /// <summary>Where the texts that begin with it end.</summary>
    public string TextEnd => End(Text);

    /// <summary>The number that it proves to be.</summary>
    public PhoneNumber Phone { get; }

    /// <summary>The end of a number, last digit first, or null.</summary>
    public string? PhoneEnd { get; }

    /// <summary>A ticket's number, or null.</summary>
    public string? TicketNumber { get; }

    /// <summary>A serial, or its last six characters, or null.</summary>
    public string? Serial { get; }

    /// <summary>Pinyin or initials, or null.</summary>
    public string? Keys { get; }

    /// <summary>A customer's number, or null.</summary>
    public string? CustomerNumber { get; }

    /// <summary>True when it holds Chinese characters.</summary>
    public bool IsChinese => Text.Any(c => c is >= '\u4E00' and <= '\u9FFF');

    /// <summary>The first text behind all that begin so, in the order of code points.</summary>
    public static string End(string start) => start + "\uFFFF";

    private static string Digits(string text) => new([.. text.Select(Narrow).Where(char.IsAsciiDigit)]);

    private static char Narrow(char c) => c is >= '\uFF10' and <= '\uFF19' ? (char)(c - 0xFEE0) : c;

    private static string? CustomerNumberOf(string text)
    {
        if (text.Length is < 2 or > 12 || text[0] is not ('C' or 'c')) return null;
        var digits = text.AsSpan(1).TrimStart('-');
        return digits.Length > 0 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) ? CustomerStore.NumberOf(ordinal) : null;
    }
}
