using System.Globalization;
using Crm.Domain.Administration;
using Crm.Domain.Catalogue;

namespace Crm.Domain.InstallBase;

/// <summary>What a shipment may hold. Refusals name the field and the value; a wrong line never stops the others.</summary>
public static class ShipmentRules
{
    /// <summary>Lines of one document: a day's trucks of a large house.</summary>
    public const int MostLines = 2_000;

    /// <summary>The serial does not look as serials of the model do; parameters <c>field</c>, <c>value</c>, <c>pattern</c>.</summary>
    public const string SerialDoesNotFit = "SerialDoesNotFitTheModel";

    /// <summary>Why the document as a whole cannot be read, or null.</summary>
    public static Refusal? Check(ShipmentDraft shipment)
    {
        ArgumentNullException.ThrowIfNull(shipment);
        return FieldRules.Text("number", shipment.Number, 40) ?? FieldRules.OptionalText("seller", shipment.Seller, 80) ?? FieldRules.Range("lines", shipment.Lines.Length, 1, MostLines);
    }

    /// <summary>Why a line makes no unit, or null.</summary>
    /// <param name="line">The line.</param>
    /// <param name="models">Models of the code; more than one where several brands use it.</param>
    /// <param name="isTwice">True when an earlier line has the same serial.</param>
    /// <param name="today">The day of the import.</param>
    public static Refusal? Check(ShipmentLine line, IReadOnlyCollection<ProductModel> models, bool isTwice, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(models);
        if (string.IsNullOrWhiteSpace(line.Serial)) return Refusal.Of(FieldRules.Missing, ("field", "serial"));
        if (SerialNumber.Normalize(line.Serial) is not { } serial) return FieldRules.Wrong("serial", line.Serial, "serial");
        if (isTwice) return FieldRules.IsTaken("serial", serial);
        if (string.IsNullOrWhiteSpace(line.Model)) return Refusal.Of(FieldRules.Missing, ("field", "model"));
        if (models.Count == 0) return FieldRules.IsUnknown("model", line.Model);
        if (models.Count > 1) return FieldRules.Wrong("brand", line.Brand ?? "", "brand-of-model");
        var rule = models.First().SerialRule;
        if (!SerialRule.Fits(rule, serial)) return Refusal.Of(SerialDoesNotFit, ("field", "serial"), ("value", serial), ("pattern", rule));
        if (line.ProducedOn > today) return FieldRules.Wrong("producedOn", Text(line.ProducedOn.Value), "past-date");
        if (line.SoldOn > today) return FieldRules.Wrong("soldOn", Text(line.SoldOn.Value), "past-date");
        if (line.SoldOn < line.ProducedOn) return FieldRules.Wrong("soldOn", Text(line.SoldOn.Value), "not-before-start");
        return FieldRules.OptionalText("invoiceNo", line.InvoiceNo, 40);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
