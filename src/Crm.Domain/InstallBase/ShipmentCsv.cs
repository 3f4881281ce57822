using System.Globalization;
using Crm.Domain.Administration;

namespace Crm.Domain.InstallBase;

/// <summary>Reads a shipment from a CSV file: one line a machine, in the order serial, model, brand, production day, sale day, invoice, customer; the last five may be absent. A first line that begins with <c>serial</c> is the heading.</summary>
public static class ShipmentCsv
{
    /// <summary>The heading that our own example has.</summary>
    public const string Heading = "serial,model,brand,producedOn,soldOn,invoiceNo,customer";

    /// <summary>Every line in order, with what could not be read.</summary>
    public static ImmutableArray<(ShipmentLine Line, Refusal? Problem)> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = ImmutableArray.CreateBuilder<(ShipmentLine, Refusal?)>();
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim('\r', ' ', '\uFEFF');
            if (line.Length == 0 || line[0] == '#' || (lines.Count == 0 && line.StartsWith("serial", StringComparison.OrdinalIgnoreCase))) continue;
            var fields = CodeImport.Fields(line);
            string? At(int i) => i < fields.Length && fields[i].Length > 0 ? fields[i] : null;
            Refusal? problem = null;
            var produced = Day("producedOn", At(3), ref problem);
            var sold = Day("soldOn", At(4), ref problem);
            lines.Add((new ShipmentLine(At(0), At(1), At(2), produced, sold, At(5), At(6)), problem));

            // One more than allowed is enough to say that it is too much.
            if (lines.Count > ShipmentRules.MostLines) break;
        }

        return lines.ToImmutable();
    }

    private static DateOnly? Day(string field, string? text, ref Refusal? problem)
    {
        if (text is null) return null;
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        problem ??= FieldRules.Wrong(field, text, "date");
        return null;
    }
}
