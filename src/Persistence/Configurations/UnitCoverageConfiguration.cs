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
        builder.HasOne<InstalledUnit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
