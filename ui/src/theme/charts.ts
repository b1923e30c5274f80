// Themes of the charts.
export const chartThemes = {
  light: {
    color: ["#464B51", "#1F4468", "#7A4F00", "#8B2050", "#24633F"],
    backgroundColor: "transparent",
    animation: false,
    textStyle: {
      color: "#1B1D20",
      fontFamily: "PingFang SC,Microsoft YaHei UI,Microsoft YaHei,HarmonyOS Sans SC,Noto Sans CJK SC,Noto Sans SC,Source Han Sans SC,sans-serif",
      fontSize: 14,
    },
    categoryAxis: {
      axisLine: {
        lineStyle: {
          color: "#BFC1BD",
        },
      },
      axisTick: {
        show: false,
      },
      axisLabel: {
        color: "#464B51",
        fontSize: 14,
      },
      splitLine: {
        lineStyle: {
          color: "#E0E0DC",
        },
      },
    },
    valueAxis: {
      axisLine: {
        lineStyle: {
          color: "#BFC1BD",
        },
      },
      axisTick: {
        show: false,
      },
      axisLabel: {
        color: "#464B51",
        fontSize: 14,
      },
      splitLine: {
        lineStyle: {
          color: "#E0E0DC",
        },
      },
    },
    legend: {
      textStyle: {
        color: "#1B1D20",
        fontSize: 14,
      },
      icon: "rect",
    },
    tooltip: {
      backgroundColor: "#FFFFFF",
      borderColor: "#BFC1BD",
      borderWidth: 1,
      textStyle: {
        color: "#1B1D20",
        fontSize: 14,
      },
      extraCssText: "box-shadow:none;border-radius:2px",
    },
    aria: {
      enabled: true,
      decal: {
        show: true,
      },
    },
    visualMap: {
      inRange: {
        color: ["#B4CCE4", "#DDE8F3", "#FFFFFF", "#F8EACB", "#EBC888"],
      },
    },
  },
  dark: {
    color: ["#BBBCBA", "#A3C1E0", "#DDB15A", "#EA9BBF", "#86C5A3"],
    backgroundColor: "transparent",
    animation: false,
    textStyle: {
      color: "#E9E7E2",
      fontFamily: "PingFang SC,Microsoft YaHei UI,Microsoft YaHei,HarmonyOS Sans SC,Noto Sans CJK SC,Noto Sans SC,Source Han Sans SC,sans-serif",
      fontSize: 14,
    },
    categoryAxis: {
      axisLine: {
        lineStyle: {
          color: "#4A4F55",
        },
      },
      axisTick: {
        show: false,
      },
      axisLabel: {
        color: "#BBBCBA",
        fontSize: 14,
      },
      splitLine: {
        lineStyle: {
          color: "#2E3236",
        },
      },
    },
    valueAxis: {
      axisLine: {
        lineStyle: {
          color: "#4A4F55",
        },
      },
      axisTick: {
        show: false,
      },
      axisLabel: {
        color: "#BBBCBA",
        fontSize: 14,
      },
      splitLine: {
        lineStyle: {
          color: "#2E3236",
        },
      },
    },
    legend: {
      textStyle: {
        color: "#E9E7E2",
        fontSize: 14,
      },
      icon: "rect",
    },
    tooltip: {
      backgroundColor: "#1C1F22",
      borderColor: "#4A4F55",
      borderWidth: 1,
      textStyle: {
        color: "#E9E7E2",
        fontSize: 14,
      },
      extraCssText: "box-shadow:none;border-radius:2px",
    },
    aria: {
      enabled: true,
      decal: {
        show: true,
      },
    },
    visualMap: {
      inRange: {
        color: ["#35567A", "#263748", "#1C1F22", "#3D3421", "#6E5522"],
      },
    },
  },
};
