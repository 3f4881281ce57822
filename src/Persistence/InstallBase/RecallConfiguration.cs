using Crm.Domain.InstallBase;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.InstallBase;

internal sealed class RecallConfiguration : IEntityTypeConfiguration<Recall>
{
    public void Configure(EntityTypeBuilder<Recall> builder)
    {
        builder.ToTable("Recalls").HasKey(r => r.Code);
        builder.Property(r => r.Code).HasMaxLength(Lengths.Code);
        builder.Property(r => r.TitleZh).HasMaxLength(Lengths.Name);
        builder.Property(r => r.TitleEn).HasMaxLength(Lengths.Name);
        builder.Property(r => r.AdviceZh).HasMaxLength(Lengths.Line);
        builder.Property(r => r.AdviceEn).HasMaxLength(Lengths.Line);
        builder.Property(r => r.ModelCode).HasMaxLength(Lengths.Code);
        builder.Property(r => r.SerialFrom).HasMaxLength(SerialNumber.Longest);
        builder.Property(r => r.SerialTo).HasMaxLength(SerialNumber.Longest);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => r.ClosedOn);
    }
}
