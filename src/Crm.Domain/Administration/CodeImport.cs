using System.Globalization;
using System.Text;

namespace Crm.Domain.Administration;

/// <summary>Reads a pasted code table: code, Chinese name, English name, category, first day, last day; the last three may be absent. Quoting as in RFC 4180; <c>#</c> begins a remark.</summary>
public static class CodeImport
{
    /// <summary>Lines of one paste; the largest fault table of a maker has about 800.</summary>
    public const int MostLines = 1000;

    private const int MostFields = 6;

    /// <summary>Every line that is neither empty nor a remark, in order; positions follow the lines.</summary>
    public static IReadOnlyList<CodeImportLine> Read(string group, string text)
    {
        var lines = new List<CodeImportLine>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim('\r', ' ', '\uFEFF');
            if (line.Length == 0 || line[0] == '#') continue;
            if (lines.Count >= MostLines)
            {
                lines.Add(new CodeImportLine(number, null, FieldRules.Range("lines", lines.Count + 1, 1, MostLines)));
                break;
            }

            lines.Add(ReadLine(group, number, lines.Count, Fields(line), seen));
        }

        return lines;
    }

    /// <summary>The fields of one line, quotes taken off and doubled quotes made single.</summary>
    public static ImmutableArray<string> Fields(string line)
    {
        var fields = ImmutableArray.CreateBuilder<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (isQuoted && c == '"' && i + 1 < line.Length && line[i + 1] == '"') field.Append(line[++i]);
            else if (c == '"') isQuoted = !isQuoted;
            else if (!isQuoted && c is ',' or '\t' or '，')
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else field.Append(c);
        }

        fields.Add(field.ToString().Trim());
        return fields.ToImmutable();
    }

    private static CodeImportLine ReadLine(string group, int number, int position, ImmutableArray<string> fields, HashSet<string> seen)
    {
        if (fields.Length > MostFields) return new(number, null, FieldRules.Range("lines", fields.Length, 1, MostFields));
        string At(int i) => i < fields.Length ? fields[i] : "";
        if (!TryDay(At(4), out var from)) return new(number, null, FieldRules.Wrong("validFrom", At(4), "date"));
        if (!TryDay(At(5), out var to)) return new(number, null, FieldRules.Wrong("validTo", At(5), "date"));
        var code = new CodeDraft { Group = group, Code = At(0), NameZh = At(1), NameEn = At(2), Category = At(3).Length == 0 ? null : At(3), ValidFrom = from, ValidTo = to, Position = position };
        var problem = CodeRules.Check(code).FirstOrDefault() ?? (seen.Add(code.Code) ? null : FieldRules.IsTaken("code", code.Code));
        return new(number, code, problem);
    }

    private static bool TryDay(string text, out DateOnly? day)
    {
        day = null;
        if (text.Length == 0) return true;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)) return false;
        day = read;
        return true;
    }
}
