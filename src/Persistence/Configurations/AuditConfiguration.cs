using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Administration;

namespace Persistence.Configurations;

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("AuditEntries").HasKey(a => a.Seq);
        builder.Property(a => a.Seq).ValueGeneratedOnAdd();
        builder.Property(a => a.ActorId).HasMaxLength(Lengths.User);
        builder.Property(a => a.Workstation).HasMaxLength(Lengths.Name);
        builder.Property(a => a.Command).HasMaxLength(Lengths.Name);
        builder.Property(a => a.Subject).HasMaxLength(Lengths.Line);
        builder.HasIndex(a => a.At);
        builder.HasIndex(a => new { a.Subject, a.At });
    }
}
