using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;

namespace Persistence.InstallBase;

/// <summary>A line of the list of units.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="ModelCode">Its model.</param>
/// <param name="ModelNameZh">Its model's name.</param>
/// <param name="ModelNameEn">Its model's name.</param>
/// <param name="CategoryCode">Its category.</param>
/// <param name="UserName">Who uses it, or null.</param>
/// <param name="Warranty">Today's verdict.</param>
public sealed record UnitRow(InstalledUnit Unit, string ModelCode, string ModelNameZh, string ModelNameEn, string CategoryCode, string? UserName, WarrantyVerdict Warranty)
{
    /// <summary>Stands between serial and brand; neither holds it.</summary>
    internal const char PlaceMark = '~';

    /// <summary>Where the row stands in the list: what the next page comes after.</summary>
    public string Place => Unit.SerialNo + PlaceMark + Unit.BrandCode;

    /// <summary>Whether a text is such a place, or a serial alone as programs sent it before brands could share one.</summary>
    public static bool IsPlace(string? text) => text?.Split(PlaceMark, 2) is [var serial, ..] && SerialNumber.Normalize(serial) == serial;
}
