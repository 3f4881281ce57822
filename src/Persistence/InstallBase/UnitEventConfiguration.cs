using Crm.Domain.InstallBase;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.InstallBase;

internal sealed class UnitEventConfiguration : IEntityTypeConfiguration<UnitEventRow>
{
    public void Configure(EntityTypeBuilder<UnitEventRow> builder)
    {
        builder.ToTable("UnitEvents").HasKey(e => new { e.UnitId, e.Seq });
        builder.Property(e => e.Seq).ValueGeneratedNever();
        builder.Property(e => e.ActorId).HasMaxLength(Lengths.User);
        builder.Property(e => e.Workstation).HasMaxLength(Lengths.Name);
        builder.Property(e => e.Type).HasMaxLength(Lengths.Code);
        builder.HasOne<InstalledUnit>().WithMany().HasForeignKey(e => e.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
