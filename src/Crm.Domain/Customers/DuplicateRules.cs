using System.Text;

namespace Crm.Domain.Customers;

/// <summary>Whether two customers may be one (ZN-02): same number, same name at the same place, same unit. A name alone proves nothing: names repeat.</summary>
public static class DuplicateRules
{
    /// <summary>Why they may be one, strongest first, and how sure that is (100 and more: surely); empty when nothing speaks for it.</summary>
    public static (int Score, ImmutableArray<Reason> Reasons) Compare(DuplicateFacts one, DuplicateFacts other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (one.Id == other.Id) return (0, []);
        var sameName = FoldedName(one.Name) == FoldedName(other.Name);
        var score = 0;
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        void Say(int points, Reason reason)
        {
            score += points;
            reasons.Add(reason);
        }

        var phone = one.Phones.Intersect(other.Phones, StringComparer.Ordinal).FirstOrDefault();
        var serial = one.Serials.Intersect(other.Serials, StringComparer.Ordinal).FirstOrDefault();
        var places = other.Addresses.Select(FoldedPlace).ToHashSet(StringComparer.Ordinal);
        var samePlace = one.Addresses.Any(a => places.Contains(FoldedPlace(a)));
        if (phone is not null) Say(60, Reason.Of("Duplicate.Phone", ("phone", PhoneNumbers.PhoneNumber.Mask(phone))));
        if (sameName && samePlace) Say(70, Reason.Of("Duplicate.NameAndAddress"));
        else if (samePlace && (phone is not null || serial is not null)) Say(20, Reason.Of("Duplicate.Address"));
        if (serial is not null) Say(50, Reason.Of("Duplicate.Serial", ("serial", serial)));
        // A shared number under another name is a household, not one person.
        if (sameName && !samePlace && score > 0) Say(40, Reason.Of("Duplicate.Name"));
        return (score, reasons.ToImmutable());
    }

    /// <summary>A name without blanks and dots, in one width and case.</summary>
    public static string FoldedName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Folded(name);
    }

    private static string FoldedPlace((string RegionCode, string Place) address) => address.RegionCode + "|" + Folded(address.Place);

    // 3栋2单元501室 and 3-2-501 are the same door: what stands between the figures is one mark.
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsWhiteSpace(c) || c is '·' or '.' or ',' or '、') continue;
            if (c is '栋' or '幢' or '座' or '楼' or '号' or '-' or '－' or '室' or '单' or '元')
            {
                if (folded.Length > 0 && folded[^1] != '-') folded.Append('-');
                continue;
            }

            folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString().TrimEnd('-');
    }
}
