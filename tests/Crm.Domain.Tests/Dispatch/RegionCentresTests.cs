using Crm.Domain.Customers;
using Crm.Domain.Dispatch;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Dispatch;

/// <summary>The table of centres against what everybody knows of the map.</summary>
public sealed class RegionCentresTests
{
    private static readonly (string Code, (double North, double East) At)[] Rows = Read();

    [Fact]
    public void Centre_OfEveryRow_LiesInTheCountry() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Elements(Rows).ToArbitrary(), row => row.At is { North: > 18 and < 53.6, East: > 73.4 and < 135.1 }));

    [Fact]
    public void Centres_OfTwoRowsOfOneLevel_AreTwoPlaces()
    {
        Rows.Length.ShouldBeGreaterThan(60);
        foreach (var level in Rows.GroupBy(r => r.Code.Length))
            level.Select(r => r.At).ShouldBeUnique();
    }

    [Fact]
    public void Centre_OfADistrict_IsNearItsCity() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Elements(Rows.Where(r => r.Code.Length == 6).ToArray()).ToArbitrary(), row =>
            RegionCentres.Of(row.Code[..4]) is { } city && Kilometres(row.At, city.At) is > 0 and < 110));

    // Great-circle distances of the cities' centres, kilometres.
    [Theory]
    [InlineData("1101", "3101", 1067)]
    [InlineData("1101", "4401", 1889)]
    [InlineData("1101", "1201", 113)]
    [InlineData("3101", "3301", 165)]
    [InlineData("3201", "3101", 268)]
    [InlineData("5101", "5001", 265)]
    [InlineData("4401", "4403", 104)]
    [InlineData("4201", "4401", 837)]
    [InlineData("3701", "3702", 300)]
    [InlineData("6101", "5101", 612)]
    [InlineData("2301", "4601", 3110)]
    [InlineData("6501", "1101", 2410)]
    [InlineData("5401", "3101", 2900)]
    [InlineData("2201", "2301", 232)]
    public void Distance_OfTwoCities_IsWhatTheMapSays(string one, string other, double kilometres)
    {
        var between = Kilometres(RegionCentres.Of(one)!.Value.At, RegionCentres.Of(other)!.Value.At);
        between.ShouldBeInRange(kilometres * 0.9, kilometres * 1.1);
    }

    [Fact]
    public void Distance_IsTheSameBothWays_AndNoDetourIsShorter() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Elements(Rows).Three().ToArbitrary(), three =>
        {
            var (a, b, c) = (three.Item1.At, three.Item2.At, three.Item3.At);
            return Math.Abs(Kilometres(a, b) - Kilometres(b, a)) < 1e-6 && Kilometres(a, c) <= Kilometres(a, b) + Kilometres(b, c) + 1e-6;
        }));

    // The table says the code whose centre it gave: what has a row of its own answers with itself.
    private static (string Code, (double North, double East) At)[] Read()
    {
        var cities = Enumerable.Range(1100, 5500).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var districts = Regions.Provinces.SelectMany(p => Regions.Within(p.Code)).SelectMany(c => Regions.Within(c.Code)).Select(d => d.Code);
        return [.. cities.Concat(districts).Select(c => RegionCentres.Of(c) is { } found && found.Code == c ? found : default).Where(r => r.Code is not null)];
    }

    private static double Kilometres((double North, double East) one, (double North, double East) other)
    {
        static double Radians(double degrees) => degrees * Math.PI / 180;
        var (north, east) = (Radians(other.North - one.North), Radians(other.East - one.East));
        var half = Math.Pow(Math.Sin(north / 2), 2) + (Math.Cos(Radians(one.North)) * Math.Cos(Radians(other.North)) * Math.Pow(Math.Sin(east / 2), 2));
        return 2 * 6371 * Math.Asin(Math.Sqrt(half));
    }
}
