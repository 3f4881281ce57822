using Crm.Domain.InstallBase;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Configurations;

internal sealed class UnitCoverageConfiguration : IEntityTypeConfiguration<UnitCoverage>
{
    public void Configure(EntityTypeBuilder<UnitCoverage> builder)
    {
        builder.ToTable("Coverages").HasKey(c => new { c.UnitId, c.Code });
        builder.Property(c => c.Code).HasMaxLength(Lengths.Code);
        // A coverage of an earlier version was free altogether; a share of nothing is a share too, so that 0 is kept as 0.
        builder.Property(c => c.LabourPercent).HasDefaultValue(100).HasSentinel(-1);
        builder.Property(c => c.PartsPercent).HasDefaultValue(100).HasSentinel(-1);
        builder.Property(c => c.TravelPercent).HasDefaultValue(100).HasSentinel(-1);
        builder.HasOne<InstalledUnit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
