using Crm.Domain.Administration;
using Crm.Domain.InstallBase;

namespace Crm.Domain.Imports;

/// <summary>Reads a row of units.</summary>
public static class UnitImport
{
    private const int SellerLength = 80;
    private const int InvoiceLength = 40;

    /// <summary>The unit of a row, and every fault that needs no store; whether model and people exist is the store's to say.</summary>
    /// <param name="cells">Texts by field.</param>
    /// <param name="today">The site's day.</param>
    public static (ImportedUnit Unit, IReadOnlyList<ImportFault> Faults) Read(IReadOnlyDictionary<string, string> cells, DateOnly today)
    {
        List<ImportFault> faults = [];
        var row = new ImportCells(cells, faults);
        var typed = row.Text("serial");
        var serial = SerialNumber.Normalize(typed);
        if (typed is null) row.Add(Refusal.Of(FieldRules.Missing, ("field", "serial")));
        else if (serial is null) row.Add(FieldRules.Wrong("serial", "…", "serial"));
        var model = row.Text("model");
        if (model is null) row.Add(Refusal.Of(FieldRules.Missing, ("field", "model")));
        var unit = new ImportedUnit(
            serial ?? "", model ?? "", row.Text("user"), row.Text("purchaser"), Day("purchased"), Day("installed"), Day("produced"), Line("seller", SellerLength), Line("invoice", InvoiceLength),
            row.Word("use", UnitUse.Household, ("家用", UnitUse.Household), ("商用", UnitUse.Commercial), ("household", UnitUse.Household), ("commercial", UnitUse.Commercial)), row.Text("brand"));
        return (unit, faults);

        DateOnly? Day(string field)
        {
            var day = row.Day(field);
            if (day > today) row.Add(FieldRules.Wrong(field, day.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "until-today"));
            return day;
        }

        string? Line(string field, int most)
        {
            var text = row.Text(field);
            if (FieldRules.OptionalText(field, text, most) is { } wrong) row.Add(wrong);
            return text;
        }
    }
}
