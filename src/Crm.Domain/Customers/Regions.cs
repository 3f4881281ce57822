using System.Collections.Frozen;

namespace Crm.Domain.Customers;

/// <summary>The divisions of China by GB/T 2260. Names repeat and boundaries move, so addresses keep code and line as they were.</summary>
public static class Regions
{
    private static readonly Region[] Table = Read();
    private static readonly FrozenDictionary<string, Region> ByCode = Table.ToFrozenDictionary(r => r.Code, StringComparer.Ordinal);

    // District lines, the longest first: an address that begins with one begins with its province and city too.
    private static readonly Region[] Longest = [.. Table.OrderByDescending(r => r.Line.Length).ThenByDescending(r => r.Code.Length)];

    /// <summary>The provinces, in the order of their codes.</summary>
    public static ImmutableArray<Region> Provinces { get; } = [.. Table.Where(r => r.Code.Length == 2)];

    /// <summary>The cities of a province, or the districts of a city.</summary>
    public static ImmutableArray<Region> Within(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return [.. Table.Where(r => r.Code.Length == code.Length + 2 && r.Code.StartsWith(code, StringComparison.Ordinal))];
    }

    /// <summary>The division of a code, or null; six digits that end in zeros find the province or city.</summary>
    public static Region? Find(string? code)
    {
        if (code is null) return null;
        if (ByCode.TryGetValue(code, out var found)) return found;
        if (code.Length != 6) return null;
        return code.EndsWith("0000", StringComparison.Ordinal) ? ByCode.GetValueOrDefault(code[..2]) : code.EndsWith("00", StringComparison.Ordinal) ? ByCode.GetValueOrDefault(code[..4]) : null;
    }

    /// <summary>Places that fit what was typed: part of the line, or the initials or syllables of the district's or city's name.</summary>
    /// <param name="typed">Characters or pinyin; blanks part words that must all fit.</param>
    /// <param name="limit">How many at most.</param>
    public static ImmutableArray<Region> Search(string typed, int limit)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var words = typed.Split([' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return [];
        return
        [
            .. Table.Where(r => r.IsPlace && words.All(w => r.Line.Contains(w, StringComparison.Ordinal) || r.Code == w || Spelt(r, w)))
                .OrderByDescending(r => r.Name.StartsWith(words[^1], StringComparison.Ordinal))
                .ThenBy(r => r.Code, StringComparer.Ordinal)
                .Take(limit),
        ];
    }

    /// <summary>Splits a written address into its region and what follows; the region is null when the text begins with none.</summary>
    public static (Region? Region, string Detail) Split(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var text = address.Trim().Replace(" ", "", StringComparison.Ordinal);
        foreach (var region in Longest)
        {
            if (text.StartsWith(region.Line, StringComparison.Ordinal)) return (region, text[region.Line.Length..]);
            // People leave the province out: 青岛市市南区香港中路76号.
            if (region.Code.Length >= 4 && CityPart(region) is { Length: > 0 } part && text.StartsWith(part, StringComparison.Ordinal)) return (region, text[part.Length..]);
        }

        return (null, text);
    }

    private static string CityPart(Region region) =>
        ByCode.TryGetValue(region.Code[..2], out var province) && region.Line.Length > province.Line.Length ? region.Line[province.Line.Length..] : "";

    private static bool Spelt(Region region, string word)
    {
        if (Pinyin.KeysOf(word) is not { } keys) return false;
        var own = Pinyin.Of(region.Name);
        if (own.Full.StartsWith(keys, StringComparison.Ordinal) || own.Initials.StartsWith(keys, StringComparison.Ordinal)) return true;
        if (region.Code.Length != 6 || !ByCode.TryGetValue(region.Code[..4], out var city)) return false;
        var outer = Pinyin.Of(city.Name);
        return outer.Full.StartsWith(keys, StringComparison.Ordinal) || outer.Initials.StartsWith(keys, StringComparison.Ordinal);
    }

    private static Region[] Read()
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (var line in RegionTable.Lines.AsSpan().EnumerateLines())
        {
            var gap = line.IndexOf(' ');
            names[line[..gap].ToString()] = line[(gap + 1)..].ToString();
        }

        // Three divisions of 2024 have no districts in the table: they are chosen as they are.
        return [.. names.Select(n => new Region(n.Key, n.Value, LineOf(n.Key, names)) { IsPlace = n.Key.Length == 6 || (n.Key.Length == 2 && !names.ContainsKey(n.Key + "01") && !names.Keys.Any(k => k.Length == 4 && k.StartsWith(n.Key, StringComparison.Ordinal))) })];
    }

    // A municipality's districts lie in a nameless "city", and a city without districts has one of its own name.
    private static string LineOf(string code, Dictionary<string, string> names)
    {
        var line = names[code[..2]];
        if (code.Length >= 4 && names[code[..4]] is var city && !IsNameless(city)) line += city;
        return code.Length < 6 || line.EndsWith(names[code], StringComparison.Ordinal) ? line : line + names[code];
    }

    private static bool IsNameless(string city) => city is "市辖区" or "县" || city.Contains("直辖县级", StringComparison.Ordinal);
}
