using System.Collections.Frozen;
using System.Globalization;

namespace Crm.Domain.Dispatch;

/// <summary>Rounded centres of provinces' capitals, larger cities and some districts, to a hundredth of a degree (about a kilometre): good for "how far about", not for a fee without a look.</summary>
public static class RegionCentres
{
    // Code, degrees north, degrees east. A district without a row stands at its city's centre, a city at its province's capital is not known.
    private const string Lines = """
        1101 39.90 116.41
        110101 39.93 116.42
        110102 39.91 116.37
        110105 39.92 116.44
        110106 39.86 116.29
        110108 39.96 116.30
        1201 39.08 117.20
        1301 38.04 114.51
        1401 37.87 112.55
        1501 40.84 111.75
        2101 41.80 123.43
        2102 38.91 121.61
        2201 43.82 125.32
        2301 45.80 126.53
        3101 31.23 121.47
        310101 31.23 121.48
        310104 31.19 121.44
        310110 31.26 121.53
        310115 31.22 121.54
        3201 32.06 118.80
        320102 32.05 118.80
        320106 32.07 118.77
        3202 31.49 120.31
        3205 31.30 120.59
        3301 30.27 120.16
        330102 30.25 120.17
        330106 30.26 120.13
        330108 30.21 120.21
        3302 29.87 121.54
        3303 27.99 120.70
        3401 31.82 117.23
        340104 31.85 117.26
        340111 31.79 117.31
        3501 26.07 119.30
        3502 24.48 118.09
        3601 28.68 115.86
        3701 36.65 117.12
        370102 36.67 117.08
        370103 36.65 117.00
        3702 36.07 120.38
        370202 36.08 120.41
        370203 36.09 120.37
        370211 35.96 120.20
        370212 36.11 120.47
        370213 36.15 120.43
        370214 36.31 120.40
        370215 36.39 120.45
        370281 36.26 120.03
        370283 36.79 119.96
        370285 36.86 120.48
        3706 37.46 121.45
        3707 36.71 119.16
        4101 34.75 113.63
        410105 34.78 113.66
        4201 30.59 114.31
        4301 28.23 112.94
        4401 23.13 113.26
        440106 23.12 113.36
        4403 22.54 114.06
        440305 22.53 113.93
        4406 23.02 113.12
        440604 23.01 113.12
        440605 23.03 113.14
        440606 22.81 113.29
        4501 22.82 108.37
        4601 20.04 110.20
        5001 29.56 106.55
        5101 30.57 104.07
        510104 30.66 104.08
        510106 30.69 104.05
        510107 30.64 104.04
        5201 26.65 106.63
        5301 25.04 102.72
        5401 29.65 91.14
        6101 34.34 108.94
        6201 36.06 103.83
        6301 36.62 101.78
        6401 38.49 106.23
        6501 43.83 87.62
        """;

    private static readonly FrozenDictionary<string, (double North, double East)> Table = Read();

    /// <summary>The centre of a district, else of its city, with the code whose centre it is; null when neither is known.</summary>
    public static (string Code, (double North, double East) At)? Of(string? regionCode)
    {
        if (regionCode is null) return null;
        if (Table.TryGetValue(regionCode, out var own)) return (regionCode, own);
        if (regionCode.Length < 4) return null;
        return Table.TryGetValue(regionCode[..4], out var city) ? (regionCode[..4], city) : null;
    }

    private static FrozenDictionary<string, (double North, double East)> Read()
    {
        Dictionary<string, (double, double)> rows = new(StringComparer.Ordinal);
        foreach (var line in Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = line.Split(' ');
            rows[words[0]] = (double.Parse(words[1], CultureInfo.InvariantCulture), double.Parse(words[2], CultureInfo.InvariantCulture));
        }

        return rows.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
